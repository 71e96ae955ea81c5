"""Links by which somebody without an account reads one revision and answers: docs/adr/0011-review-links.md."""
