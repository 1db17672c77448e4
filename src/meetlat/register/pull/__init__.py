"""Builds the reference folder from the official sources.

A source that fails leaves what it brought before as it was. The folder changes in one step at the end or not at all.
A source is a file here with a ``SOURCE``; adding one is that file and its line in ``SOURCES``.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from meetlat.register.pull import cbs, pdok, rio, roo, statbel, wikidata
from meetlat.register.pull.assembly import ACCOUNTS, ORGANISATIONS, Earlier, accepted, assembled
from meetlat.register.pull.folder import beside, put_in_place
from meetlat.register.pull.package import Before, write_package
from meetlat.register.pull.report import PullFailed, Report, SourceReport, Status
from meetlat.register.pull.source import Document, OfficialList, Part, Rows, Source, SourceFailed, Visit
from meetlat.register.pull.tables import as_csv
from meetlat.web import FetchFailed, Pace, Patience, Settings, Web

__all__ = ["ADDRESSES", "SOURCES", "Patience", "PullFailed", "Report", "SourceReport", "Status", "pull"]

SOURCES: tuple[Source, ...] = (wikidata.SOURCE, roo.SOURCE, rio.SOURCE, cbs.SOURCE, statbel.SOURCE, pdok.SOURCE)
ADDRESSES: Mapping[str, str] = {source.name: source.address for source in SOURCES}
PATIENCE = Patience(longest=60.0)
MOST_BYTES = 256 * 1024 * 1024  # the largest source, the register of organisations, is about 40 MB
REQUIRED = (ORGANISATIONS, ACCOUNTS)

Progress = Callable[[str], None]


def pull(
    folder: Path,
    addresses: Mapping[str, str] = ADDRESSES,
    *,
    today: date,
    on_progress: Progress | None = None,
    patience: Patience = PATIENCE,
) -> Report:
    """Asks every source and replaces ``folder`` by what they say now, history kept.

    ``addresses``: per source's name where it is, for mirrors and tests. Raises PullFailed where the folder cannot be
    built, for instance without any organisations or accounts; then ``folder`` is untouched, byte for byte.
    """
    folder = folder.resolve()
    say = on_progress or (lambda line: None)
    with beside(folder) as new:
        report = _build(new, folder, addresses, today, patience, say)
        put_in_place(new, folder)
    say(f"{folder} is up to date." if report.complete else f"{folder} is in place; not every source answered.")
    return report


def _build(
    new: Path, folder: Path, addresses: Mapping[str, str], today: date, patience: Patience, say: Progress
) -> Report:
    earlier = Earlier(new)
    with Web(Settings(patience, Pace(politeness=1.0), most_bytes=MOST_BYTES)) as web:
        visits = [Visit(source, addresses[source.name], today, web) for source in SOURCES]
        answers = {visit.source.name: _answer(visit, earlier, say) for visit in visits}
    before = Before.of(new, SOURCES)
    brought = {name: answer for name, answer in answers.items() if not isinstance(answer, Exception)}
    left_out = _write(new, brought, earlier, today)
    _require(new, [answer for answer in answers.values() if isinstance(answer, Exception)])
    sources = tuple(_reported(visit, answers[visit.source.name], before) for visit in visits)
    write_package(new, sources, today)
    return Report(folder, sources, tuple(left_out))


def _answer(visit: Visit, earlier: Earlier, say: Progress) -> list[Part] | Exception:
    say(f"{visit.source.title} ...")
    try:
        parts = accepted(visit, visit.source.read(visit), earlier)
    except (SourceFailed, FetchFailed) as error:
        say(str(error))
        return error
    except (LookupError, TypeError, ValueError, AttributeError) as error:  # one odd answer must not stop the others
        odd = visit.failed(f"the answer has a form that is not known ({type(error).__name__}: {error}).")
        say(str(odd))
        return odd
    say(f"{visit.source.title}: {', '.join(f'{count:,} {file}' for file, count in _counts(parts).items())}")
    return parts


def _counts(parts: Iterable[Part]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in parts:
        if not isinstance(part, OfficialList):
            counts[part.file] = counts.get(part.file, 0) + (len(part.rows) if isinstance(part, Rows) else 1)
    return counts


def _write(new: Path, brought: Mapping[str, list[Part]], earlier: Earlier, today: date) -> list[str]:
    directories = {source.name for source in SOURCES if source.lists_accounts}
    tables, left_out = assembled(brought, earlier, today, all_directories=directories <= set(brought))
    for file, rows in tables.items():
        (new / file).write_bytes(as_csv(file, rows))
    for part in (part for parts in brought.values() for part in parts):
        if isinstance(part, Document):
            (new / part.file).parent.mkdir(parents=True, exist_ok=True)
            (new / part.file).write_bytes(part.content)
    return left_out


def _require(new: Path, failures: list[Exception]) -> None:
    missing = [file for file in REQUIRED if not (new / file).is_file()]
    if missing:
        reasons = " ".join(map(str, failures))
        raise PullFailed(f"Without {' and '.join(missing)} there is no register; nothing was written. {reasons}")


def _reported(visit: Visit, answer: list[Part] | Exception, before: Before) -> SourceReport:
    source = visit.source
    about = (source.name, source.title, visit.address, source.licence)
    if isinstance(answer, Exception):
        status = Status.KEPT if source.name in before.had else Status.FAILED
        return SourceReport(*about, status, before.days.get(source.name), {}, says=str(answer))
    return SourceReport(*about, Status.OK, visit.today, _counts(answer), tuple(visit.aside))
