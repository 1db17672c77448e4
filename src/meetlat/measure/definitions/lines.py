"""On which line of a TOML file each key stands. The standard parser does not say."""

import re
import tomllib

Keys = tuple[str, ...]
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*|[\[\]{}=,.\n]|[^\s\[\]{}=,."\'#]+',
    re.DOTALL,
)


def lines_of_keys(text: str) -> dict[Keys, int]:
    """The line of every table and key in a text that is TOML, inline tables too: ``("answer", "by")`` is on line 7."""
    walk = _Walk()
    for piece in TOKEN.finditer(text):
        walk.take(piece.group(), piece.start())
    return {keys: text.count("\n", 0, place) + 1 for keys, place in walk.places.items()}


class _Walk:
    """From piece to piece: what is being read, and inside what."""

    def __init__(self) -> None:
        self.places: dict[Keys, int] = {}
        self.table: Keys = ()
        self.within: list[tuple[str, Keys]] = []  # the brackets that are open, each with the key it is the value of
        self.names: list[str] = []  # of the key that is being read
        self.start = 0
        self.key: Keys | None = None  # whose value is being read

    def take(self, piece: str, place: int) -> None:
        if piece == "\n":
            if not self.within:
                self.key = None
        elif not piece.startswith("#"):
            self._in_key(piece, place) if self.key is None else self._in_value(piece, self.key)

    def _in_key(self, piece: str, place: int) -> None:
        if piece == "=":
            self.key = self._named(self.within[-1][1] if self.within else self.table)
        elif piece == "]" and self.names:
            self.table = self._named(())
        elif piece == "}":
            self.key = self.within.pop()[1]  # of an empty table
        elif piece not in "[].":
            self.start = self.start if self.names else place
            self.names.append(_plain(piece))

    def _named(self, above: Keys) -> Keys:
        keys, self.names = (*above, *self.names), []
        for length in range(len(above) + 1, len(keys) + 1):
            self.places.setdefault(keys[:length], self.start)
        return keys

    def _in_value(self, piece: str, key: Keys) -> None:
        if piece in ("{", "["):
            self.within.append((piece, key))
            self.key = None if piece == "{" else key
        elif piece in ("}", "]"):
            self.key = self.within.pop()[1]
        elif piece == "," and self.within[-1][0] == "{":
            self.key = None


def _plain(name: str) -> str:
    """A part of a key without its quotation marks."""
    return str(tomllib.loads(f"name = {name}")["name"]) if name[0] in "\"'" else name
