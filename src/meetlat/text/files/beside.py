"""Texts are read by several processes beside each other, as files of messages are."""

from meetlat.beside import read_beside

__all__ = ["read_beside"]
