"""What a page claims of its article, and the one value of each field that is chosen."""
