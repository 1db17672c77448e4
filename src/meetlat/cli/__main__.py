"""``python -m meetlat.cli``: the command line, where its script is not on the path."""

from meetlat.cli import main

main()
