"""Facts worth telling: those that follow from the record, and those that staff typed in."""
