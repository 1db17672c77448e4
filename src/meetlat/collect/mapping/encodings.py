"""Tells how the letters of a text file are written, without holding the file in memory."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

PIECE = 1024 * 1024  # bytes
BROKEN = re.compile("[\udc80-\udcff]")  # what Python makes of bytes that are no letters
FOREIGN = re.compile("[^\x00-\x7f\udc80-\udcff]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Encoding(NamedTuple):
    """The name of an encoding, and what is done with bytes that do not fit it."""

    name: str
    errors: str


def encoding_of(path: Path) -> Encoding:
    """UTF-8 with or without its mark, UTF-16, or else Windows-1252, as the bytes of the whole file tell."""
    with path.open("rb") as stream:
        start = stream.read(4096)
    for mark, name in MARKS:
        if start.startswith(mark):
            return known_encoding(name)
    return known_encoding(_two_bytes_a_letter(start) or _one_of_two(path))


def known_encoding(name: str) -> Encoding:
    """An encoding by its name. Bytes that are no letters stay visible, so that their row can be set aside."""
    return Encoding(name, "replace" if name.lower().startswith("utf-16") else "surrogateescape")


def _two_bytes_a_letter(start: bytes) -> str:
    """UTF-16 without a mark: in Latin script every second byte is zero."""
    if start[1::2].count(0) > len(start) / 4:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) / 4 else ""


def _one_of_two(path: Path) -> str:
    """UTF-8 where more of what is beyond ASCII fits it than not: a cut-off emoji must not spoil a whole file."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    fits = breaks = 0
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            if not piece.isascii():
                text = decoder.decode(piece)
                breaks += len(BROKEN.findall(text))
                fits += len(FOREIGN.findall(text))
    return "utf-8" if fits >= breaks else "cp1252"
