"""A small country that nobody lives in, for where the real data are not at hand."""

from meetlat.register.practice.folder import SEED, write

__all__ = ["SEED", "write"]
