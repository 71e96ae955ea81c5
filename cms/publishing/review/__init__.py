"""Links by which people without an account read one revision and answer: docs/adr/0011-review-links.md."""
