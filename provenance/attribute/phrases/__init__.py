"""Noun phrases read rightward and leftward, where a clause begins and ends, and what it holds."""
