"""Blocks, what is measured of each, and the rules that ask for it, as sets and bounds."""
