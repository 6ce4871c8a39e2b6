"""One label for every block: notices, rules, neighbours, and what is said last."""
