"""News from outside: a text of the old news list, or a feed, made into articles."""
