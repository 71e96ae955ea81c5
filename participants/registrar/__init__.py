"""What who keeps the registry can do to a participant in the admin: a button and a page for each act."""
