"""What a language brings: its words by class, its frames by anchor, its declensions, made ready for matching."""
