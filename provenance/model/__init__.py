"""The values every room shares."""
