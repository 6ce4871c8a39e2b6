"""Who is who in one article: which mentions are one source, and whom a pronoun or an office means."""
