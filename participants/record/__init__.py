"""How the registry's record is kept: what may follow what, which number is next, what nobody may change.

Whoever wants to admit, withdraw or rename a participant calls `participants.services`.
"""
