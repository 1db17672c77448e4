"""Texts out of a file of any size: separated values, NDJSON or Parquet; and what is read in them, in the same order."""

from meetlat.beside import read_beside
from meetlat.text.files.items import Aside, BadFile
from meetlat.text.files.pieces import Piece, pieces
from meetlat.text.files.told import AsCounts, AsLines, Counts, Refused

__all__ = ["AsCounts", "AsLines", "Aside", "BadFile", "Counts", "Piece", "Refused", "pieces", "read_beside"]
