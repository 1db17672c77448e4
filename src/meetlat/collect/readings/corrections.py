"""What people said of readings: written down, taken back, and gathered as it stands on the texts of today."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from meetlat.collect.readings.models import Correction
from meetlat.problem import Problem

if TYPE_CHECKING:
    import pyarrow as pa

    from meetlat.lake import Lake

AT_ONCE = 10_000  # keys that are asked for together


class BadCorrection(Problem):
    """A value that the column cannot have."""


@dataclass(frozen=True)
class Seen:
    """What a person saw and speaks of: a message, its text then, and who read it."""

    message: int
    text_digest: str
    reader_version: str


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def correct(seen: Seen, values: dict[str, Any], *, by: int, why: str = "") -> None:
    """Writes down what a person says of some columns of a reading. Raises BadCorrection."""
    for column, value in values.items():
        _check(column, value)
    _write(seen, values, by, why)


def take_back(seen: Seen, columns: Iterable[str], *, by: int, why: str = "") -> None:
    """The reader's word counts again; what was said stays in the history."""
    _write(seen, dict.fromkeys(columns), by, why)


def latest(messages: Iterable[int] | None = None) -> list[Correction]:
    """The last word of people on each message and column, the oldest first; nothing of what was taken back."""
    wanted = Q() if messages is None else Q(message__in=list(messages))
    last = Correction.objects.filter(wanted).order_by().values("message", "column").annotate(last=Max("id"))
    found = Correction.objects.filter(pk__in=last.values("last"), value__isnull=False)
    return list(found.select_related("by").order_by("pk"))


def history(message: int) -> QuerySet[Correction]:
    """Everything that was said of a message, the last first."""
    return Correction.objects.filter(message=message).select_related("by").order_by("-pk")


def corrections_of(lake: "Lake") -> "pa.Table":
    """What outranks the readings of this lake now, for ``meetlat.lake.corrected``.

    What was said of a text that has been edited since does not count.
    """
    from meetlat.lake import corrections_table

    said = latest()
    texts = digests(lake, {one.message for one in said})
    return corrections_table((one.message, one.column, one.value) for one in said if stands(one, texts))


def stands(one: Correction, texts: dict[int, str]) -> bool:
    """``texts``: of each message the digest of its text now."""
    return texts.get(one.message) == one.text_digest


def digests(lake: "Lake", messages: Iterable[int]) -> dict[int, str]:
    """Of each message that is in the lake, the digest of its text."""
    found: dict[int, str] = {}
    for keys in _listed(messages):
        rows = lake.scan(["key", "text"], where=f"key in ({keys})")
        found |= {row["key"]: digest(row["text"]) for row in rows.to_pylist()}
    return found


def forget(messages: Iterable[int]) -> int:
    """Takes out what was said of messages that are going; how many words.

    Before they go: killed in between, whoever starts again still finds which those are.
    """
    going = set(messages)
    known = set(Correction.objects.values_list("message", flat=True).distinct()) & going if going else set()
    return sum(Correction.objects.filter(message=message).delete()[0] for message in known)


def forget_where(lake: "Lake", where: str) -> int:
    """The same, of messages for which a condition in DuckDB's SQL holds."""
    known = Correction.objects.values_list("message", flat=True).distinct()
    found = [lake.scan(["key"], where=f"key in ({keys}) and ({where})")["key"].to_pylist() for keys in _listed(known)]
    return forget(key for keys in found for key in keys if key is not None)


def _listed(keys: Iterable[int]) -> Iterator[str]:
    """As SQL, not too many at once."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), AT_ONCE):
        yield ", ".join(f"{key:d}" for key in ordered[start : start + AT_ONCE])


def _write(seen: Seen, values: dict[str, Any], by: int, why: str) -> None:
    told = {"message": seen.message, "text_digest": seen.text_digest, "reader_version": seen.reader_version}
    with transaction.atomic():
        for column, value in values.items():
            Correction.objects.create(**told, column=column, value=value, by_id=by, why=why)


def _check(column: str, value: Any) -> None:
    allowed = choices().get(column)
    if column in ("is_question", "automatic"):
        fits = isinstance(value, bool)
    elif column in ("topics", "places"):
        fits = isinstance(value, list) and all(isinstance(one, str) and _known(one, allowed) for one in value)
    else:
        fits = allowed is not None and value in allowed
    if not fits:
        raise BadCorrection(f"{column} cannot be {value!r}. Possible: {', '.join(allowed or ('true', 'false'))}.")


def _known(name: str, allowed: tuple[str, ...] | None) -> bool:
    return allowed is None or name in allowed


def choices() -> dict[str, tuple[str, ...]]:
    """Of each column that holds names, which there are; places are ids of the register."""
    from meetlat.text.labelled import CONTACTS, RELATIONS, SENTIMENTS
    from meetlat.text.language import LANGUAGES
    from meetlat.text.topics import topics

    named = {"contact": CONTACTS, "relation": RELATIONS, "sentiment": SENTIMENTS, "topics": topics().names}
    return {"language": LANGUAGES, **named}
