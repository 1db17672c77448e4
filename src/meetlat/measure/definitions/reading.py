"""Reads the file of a definition, strictly: what it does not know it does not guess."""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

from meetlat.measure.definitions.definition import (
    Among,
    AnswerBy,
    BadDefinition,
    Clock,
    Counts,
    Definition,
    DefinitionText,
    From,
    Time,
    Unseen,
    Way,
)
from meetlat.measure.definitions.said import SECONDS, Said
from meetlat.measure.indicator import LANGUAGES

PARTS = (
    "version", "source", "contact", "counts", "answer", "from", "clock", "within", "window", "among", "censoring",
    "unseen", "statistic", "minimum", "norm",
)  # fmt: skip
TEXTS = ("title", "says", "assumed", "source")
LARGEST = 100_000  # bytes
LONGEST = 31  # days of silence, or for an answer: less than the margin that a measuring reads around its period
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_definition(file: Path) -> Definition:
    """The definition in a TOML file; its id is the file's name. Raises BadDefinition."""
    if not NAME.fullmatch(file.stem):
        raise BadDefinition(
            f"{file.name}: a definition is named by its file. Write the name in small letters, digits and hyphens."
        )
    text = _text(file)
    said = Said(file.name, text, _toml(file.name, text)).only(*PARTS, *LANGUAGES)
    return Definition(
        id=file.stem,
        version=said.whole("version", 1),
        source=said.words("source"),
        texts=_texts(said),
        **_contact(said.table("contact", "silence", "each", "ways")),
        counts=said.one_of("counts", get_args(Counts)),
        **_answer(said.table("answer", "by", "automatic")),
        measured_from=said.one_of("from", get_args(From)),
        clock=said.one_of("clock", get_args(Clock)),
        within=said.seconds("within", word="ever", most=LONGEST),
        **_window(said.table_or("whole-period", "window", "last", "at-least")),
        among=said.one_of("among", get_args(Among)),
        censoring=_censoring(said),
        unseen=said.one_of("unseen", get_args(Unseen)),
        **_statistic(said.table("statistic", "time", "share")),
        minimum=said.whole("minimum", 1),
        **_norm(said),
    )


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise BadDefinition(f"{file.name}: is larger than {LARGEST:,} bytes. A definition is a short text.")
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise BadDefinition(f"{file.name}: cannot be read ({error.strerror}). Give a file that exists.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadDefinition(f"{file.name} line {line}: is not UTF-8. Save the file as UTF-8.") from None


def _toml(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        at = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        line = at[1] if at else str(text.count("\n") + 1)
        what = str(error).partition(" (at ")[0]
        raise BadDefinition(f"{name} line {line}: is not TOML: {what}. Mend the line and load it again.") from None


def _texts(said: Said) -> dict[str, DefinitionText]:
    found = {}
    for language in LANGUAGES:
        part = said.table(language, *TEXTS)
        source = part.words("source") if "source" in part.values else ""
        found[language] = DefinitionText(part.words("title"), part.words("says"), part.sentences("assumed"), source)
        if len(found[language].assumed) != len(found["nl"].assumed):
            numbers = f"has {len(found[language].assumed)} sentences, [nl] has {len(found['nl'].assumed)}"
            raise part.wrong("assumed", f"{numbers}. Write each in every language")
    return found


def _contact(said: Said) -> dict[str, Any]:
    if ("silence" in said.values) == ("each" in said.values):
        raise said.wrong(
            "each", 'or "contact.silence": exactly one of the two. Write silence = "24h" or each = "message"'
        )
    silence = said.seconds("silence", most=LONGEST) if "silence" in said.values else None
    if silence is None:
        said.one_of("each", ("message",))
    return {"silence": silence, "ways": said.some_of("ways", get_args(Way))}


def _answer(said: Said) -> dict[str, Any]:
    return {"answer_by": said.one_of("by", get_args(AnswerBy)), "answer_automatic": said.flag("automatic")}


def _window(said: Said | None) -> dict[str, Any]:
    if said is None:
        return {"last_days": None, "at_least": 0}
    seconds = said.seconds("last", units="d")
    return {"last_days": seconds and seconds // SECONDS["d"], "at_least": said.whole("at-least", 0)}


def _censoring(said: Said) -> bool:
    found = said.flag("censoring")
    if found and said.values.get("within") == "ever":
        raise said.wrong_value("censoring", found, 'false, or a duration for "within": for ever, all stay open')
    return found


def _statistic(said: Said) -> dict[str, Any]:
    time = said.one_of("time", get_args(Time))
    if time == "mean-of-fastest":
        return {"time": time, "fastest": said.share("share")}
    said.only("time")
    return {"time": time, "fastest": 1.0}


def _norm(said: Said) -> dict[str, Any]:
    norm = said.table_or("none", "norm", "share", "time")
    values = norm.values if norm else {}
    if norm and not values:
        raise said.wrong_value("norm", values, '"none", or a table with share, time or both')
    return {
        "norm_share": norm.share("share") if norm and "share" in values else None,
        "norm_seconds": norm.seconds("time") if norm and "time" in values else None,
    }
