"""What the words of one mention of a source say: its name, role, body and sort."""
