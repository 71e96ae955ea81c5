"""Requests to join: from the public form to the day they are accepted, declined or erased."""
