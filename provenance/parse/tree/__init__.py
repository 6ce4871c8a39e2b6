"""An HTML page walked once: its tokens, the boxes around its text, and what it states of itself."""
