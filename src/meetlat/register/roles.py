"""Tells an account's role and theme from its handle, by the words in data/roles.csv and data/themes.csv."""

import re
import unicodedata
from collections.abc import Iterable

from meetlat.register.vocabulary import roles, themes


def role_of(handle: str, names: Iterable[str]) -> tuple[str, str]:
    """(role, theme). A word that is part of an organisation's own name says nothing about a role."""
    plain = _plain(handle.partition("@")[0])
    own = _plain(" ".join(names))
    for theme, row in themes().items():
        if _says(row["words"], plain, own):
            return "theme", theme
    for role, row in roles().items():
        if _says(row.get("words", ""), plain, own):
            return role, ""
    return "corporate", ""


def _says(words: str, handle: str, own: str) -> bool:
    return any(word in handle and word not in own for word in words.split())


def _plain(text: str) -> str:
    """Lower case, letters and digits only, without accents."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", bare)
