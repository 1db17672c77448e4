"""Whether an account is alive: gone, renamed, moved, silent, behind a wall, or somebody else's by now."""
