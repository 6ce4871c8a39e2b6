"""A block in words: tokens with the classes of the language's lists, quotations, remarks inside speech, sentences."""
