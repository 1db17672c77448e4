"""meetlat demo: load, count, measure, show."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meetlat.cli.serve import Host, Port

if TYPE_CHECKING:
    from meetlat.report.models import Edition

MEASURING = "/nl/meting/"  # as in site/urls.py: reading that takes as long as everything else here
INVENTED = "every name and figure in it is invented, and so is every message."


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the site afterwards.")] = True,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Load the register, take the census, print the national picture and serve the site.

    Uses MEETLAT_REFERENCE, else the folder that reference pull made. Beside it stands an invented practice country,
    whose simulated messages are read and measured.
    """
    from meetlat.cli import serve as server
    from meetlat.cli.practising import kept, measured, practise, visited
    from meetlat.cli.start import start

    if serve:
        server.refuse_taken(host, port)
    start()
    folders = loaded()
    visited()
    editions = counted(folders)
    measures = measured() if practise() else None
    if measures:
        kept()
    tell(editions, measures, f"http://{host}:{port}")
    if serve:
        server.begin(host, port)


def loaded() -> list[Path]:
    """The folders that the register stands on now: the real one where there is one, and the practice country."""
    given = reference_folder()
    if given and load_where_new(given):
        return [given]
    practice = practice_folder()
    load_where_new(practice)
    return [given, practice] if given else [practice]


def reference_folder() -> Path | None:
    """The one that is set, else the one that was pulled."""
    from meetlat import environment

    pulled = environment.home() / "reference"
    return environment.reference() or (pulled if pulled.is_dir() else None)


def practice_folder() -> Path:
    """The practice country, made now."""
    from meetlat import environment
    from meetlat.register.practice import write

    practice = environment.home() / "practice"
    write(practice)
    return practice


def load_where_new(folder: Path) -> bool:
    """Loads the folder, unless the register stands on exactly these files already; says whether it is of practice."""
    from meetlat.cli.start import progress
    from meetlat.register.loading import has_files, is_practice, load
    from meetlat.register.tables import last_load

    progress(f"checking {folder}")
    practice = is_practice(folder)
    last = last_load(practice)
    if last and has_files(folder, last.files):
        return practice
    progress("loading the practice country" if practice else "loading the register")
    report = load(folder)
    accounts = report.counts["accounts"]
    aside = f"{len(report.set_aside):,} lines set aside"
    progress(f"register loaded: {accounts['added']:,} accounts added, {accounts['closed']:,} closed, {aside}")
    return practice


def counted(folders: list[Path]) -> "list[Edition]":
    """The census of each side with its pictures, the real one first; and the open data of that one."""
    from meetlat import environment
    from meetlat.cli.census import current_edition
    from meetlat.cli.start import progress
    from meetlat.register.invented import COUNTRY
    from meetlat.report.opendata import publish
    from meetlat.report.pictures import draw

    editions = [current_edition(country) for country in ("", COUNTRY)[-len(folders) :]]
    for edition, folder in zip(editions, folders, strict=True):
        draw(edition, folder, progress)
    publish(environment.home(), editions[0], progress)
    return editions


def tell(editions: "list[Edition]", measures: "Edition | None", site: str) -> None:
    """The national picture, what of it is invented, and where to look further."""
    from meetlat.cli.census import show
    from meetlat.register.invented import COUNTRY
    from meetlat.report.census import census

    shown = editions[0]
    show(census(shown, COUNTRY if shown.practice else "NL", "municipality"))
    print(f"{'This is' if shown.practice else 'Beside it stands'} the practice country: {INVENTED}")
    if measures:
        print(f"What its messages of {measures.day.year} say: {site}{MEASURING}")
