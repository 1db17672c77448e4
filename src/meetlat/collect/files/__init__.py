"""One folder per file format."""
