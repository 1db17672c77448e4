"""What was said: one folder per source and per file format, the ledger of runs, and where names stop."""
