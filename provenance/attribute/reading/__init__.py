"""Blocks read whole: frames matched, speech joined across sentences and paragraphs, drafts of attributions."""
