"""The news index's feeds: RSS 2.0, Atom and JSON Feed, of one content in three formats."""
