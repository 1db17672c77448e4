"""Looks at a file's column names and first rows, and proposes a mapping; what it is not sure of, it says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from meetlat.collect.draft import Refused
from meetlat.collect.mapping import values
from meetlat.collect.mapping.addresses import post_address
from meetlat.collect.mapping.looked import Looked, recognised
from meetlat.collect.mapping.model import AUTHOR, COUNTS, Mapping, Note, lacking
from meetlat.collect.mapping.sample import sample_of
from meetlat.collect.mapping.times import ZONE, Times, has_zone, moment, orders

MOST = 0.9  # of the rows that were looked at
ROLES = ("id", "url", "platform", *AUTHOR, "kind", "parent", "root", "page", "mentions", *COUNTS)


def propose(path: Path) -> Mapping:
    """A mapping for the file, with notes that say why and what a person must look at.

    Raises FormatChanged when the file cannot be read, or has no row that looks like column names.
    """
    sample = sample_of(path, recognised)
    looked = Looked(sample)
    for look in (_text, _time, _others, _platform, _author, _ids, _kinds):
        look(looked)
    found = looked.mapping()
    gaps = tuple(Note(f"columns.{role}", f"not found: {what}", unsure=True) for role, what in lacking(found))
    return replace(found, notes=(*found.notes, *gaps))


def _text(looked: Looked) -> None:
    found = [name for name in looked.candidates("text") if looked.sample.filled(name)]
    titles = [name for name in looked.candidates("title") if looked.sample.filled(name)]
    if found and titles:
        looked.take("text", titles[0], found[0], why="the title and the text, with an empty line between them")
    elif found or titles:
        looked.take("text", *(found or titles)[:1])


def _time(looked: Looked) -> None:
    for name in looked.candidates("time"):
        share = looked.share(name, _is_moment)
        if share < MOST:
            continue
        looked.take("time", name, why=f"{share:.0%} of the rows that were looked at can be read as moments")
        _clock(looked, name)
        _order(looked, name)
        _zone(looked, name)
        return


def _is_moment(value: Any) -> bool:
    return any(_reads(value, Times(day_first=day_first)) for day_first in (True, False))


def _reads(value: Any, times: Times) -> bool:
    try:
        moment(value, times)
    except Refused:
        return False
    return True


def _clock(looked: Looked, name: str) -> None:
    """A time of day that stands in a column of its own."""
    days = looked.share(name, lambda value: len(str(value).strip()) <= len("31 december 2025"))
    for clock in looked.candidates("clock"):
        joined = looked.share(clock, lambda value: _reads(f"2025-01-01 {str(value).strip()}", Times()))
        if days >= MOST and joined >= MOST:
            looked.take("time", name, clock, why="the day and the time of day, from two columns")
            return
    if days >= MOST and looked.share(name, lambda value: ":" not in str(value)) >= MOST and _is_text(looked, name):
        looked.note("columns.time", "days without a time of day: how fast was answered cannot be told from this file")


def _is_text(looked: Looked, name: str) -> bool:
    return looked.share(name, lambda value: isinstance(value, str) and not value.strip().isdigit()) >= MOST


def _order(looked: Looked, name: str) -> None:
    said = [orders(str(value).split()[0]) for value in looked.sample.filled(name) if str(value).split()]
    sure = [next(iter(order)) for order in said if len(order) == 1]
    if sure:
        looked.times = replace(looked.times, day_first=sure.count(True) >= sure.count(False))
        mixed = len(set(sure)) > 1
        first = "the day" if looked.times.day_first else "the month"
        looked.note("time.day_first", f"{first} comes first{', but not in every row' if mixed else ''}", unsure=mixed)
    elif any(len(order) == 2 for order in said):
        looked.note("time.day_first", "no row tells whether the day or the month comes first", unsure=True)


def _zone(looked: Looked, name: str) -> None:
    texts = [value for value in looked.sample.filled(name) if isinstance(value, str)]
    with_zone = sum(has_zone(value, looked.times) for value in texts)
    if with_zone < len(looked.sample.filled(name)):
        looked.note(
            "time.zone", f"moments that do not say their zone are read as {ZONE}; change it where that is wrong"
        )


def _others(looked: Looked) -> None:
    for role in ROLES:
        if role in ("platform", "kind", *AUTHOR):
            continue
        fits = FITS.get(role, lambda value: True)
        for name in looked.candidates(role):
            if looked.sample.filled(name) and looked.share(name, fits) >= MOST:
                looked.take(role, name)
                break


def _is_number(value: Any) -> bool:
    try:
        values.number(value)
    except Refused:
        return False
    return True


FITS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(COUNTS, _is_number),
    "url": lambda value: str(value).startswith(("http://", "https://", "at://", "www.")),
    "parent": lambda value: " " not in str(value).strip(),
    "root": lambda value: " " not in str(value).strip(),
}


def _platform(looked: Looked) -> None:
    for name in looked.candidates("platform"):
        share = looked.share(name, lambda value: bool(values.platform_named(str(value).strip())))
        if share > 0:
            looked.take("platform", name, why=f"{share:.0%} of its values name a platform that is known")
            if share < 1:
                looked.note("columns.platform", "rows that name another (news, blogs) are set aside and counted")
            return
    if "url" in looked.columns:
        share = looked.share(looked.columns["url"][0], lambda value: post_address(str(value)) is not None)
        note = f"no column names the platform; {share:.0%} of the addresses tell it"
        looked.note("columns.platform", note, unsure=share < MOST)


def _author(looked: Looked) -> None:
    for role in AUTHOR:
        for name in looked.candidates(role):
            if looked.sample.filled(name):
                looked.take(role, name)
                break
    if "author" not in looked.columns and {"handle", "name"} & looked.columns.keys():
        looked.note("columns.author", "no column holds the platform's own number of an author; the name stands for it")


def _ids(looked: Looked) -> None:
    url, id = looked.columns.get("url", ("",))[0], looked.columns.get("id", ("",))[0]
    posts = [post_address(str(value)) for value in looked.sample.filled(url)] if url else []
    ids = [post.id for post in posts if post and post.canonical]
    if posts and len(ids) >= MOST * len(posts) and len(set(ids)) == len(ids):
        if looked.columns.pop("id", None):
            looked.note("columns.url", f"tells the platform's own id of a message; {id!r} is not needed")
        return
    if id:
        _check_ids(looked, id)
    elif ids and len(set(ids)) < len(ids):
        looked.note("columns.url", "several rows have the address of one post: say with kind which are comments",
                    unsure=True)  # fmt: skip
    else:
        looked.note("columns.id", "no column holds an id: it is made of author, moment and text")


def _check_ids(looked: Looked, name: str) -> None:
    filled = looked.sample.filled(name)
    if any(_rounded(value) for value in filled):
        looked.note(
            "columns.id", "a spreadsheet has rounded these numbers (1.2E+17); export again as text", unsure=True
        )
    elif len({str(value) for value in filled}) < len(filled):
        looked.note("columns.id", "the same id stands in more than one row: only the last of them would be kept",
                    unsure=True)  # fmt: skip


def _rounded(value: Any) -> bool:
    try:
        values.identity(value)
    except Refused:
        return True
    return False


def _kinds(looked: Looked) -> None:
    for name in looked.candidates("kind"):
        share = looked.share(name, lambda value: bool(values.kind_named(str(value))))
        if share > 0:
            looked.take("kind", name, why=f"{share:.0%} of its values name a kind that is known")
            if share < 1:
                looked.note("columns.kind", "translate its other values under [values.kind]", unsure=True)
            return
    answer = "; what has a parent is a reply" if "parent" in looked.columns else ""
    looked.note("columns.kind", f"no column tells the kind: every row is a post{answer}")
