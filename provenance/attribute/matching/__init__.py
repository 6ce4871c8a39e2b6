"""Frames found in a sentence: from every cue outward, through bounded scanners, and which of them stay."""
