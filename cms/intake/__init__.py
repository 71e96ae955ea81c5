"""How what the public sends comes in: kept private, kept free of spam, and taken once."""
