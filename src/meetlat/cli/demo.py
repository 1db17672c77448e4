"""meetlat demo: load, count, show."""

from pathlib import Path
from typing import Annotated

import typer

from meetlat.cli.serve import Host, Port


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the site afterwards.")] = True,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Load the register, take the census, print the national picture and serve the site.

    Uses MEETLAT_REFERENCE, else the folder that reference pull made, else an invented practice country.
    """
    from meetlat.cli import serve as server
    from meetlat.cli.census import current_edition, show
    from meetlat.cli.practising import practise
    from meetlat.cli.start import progress, start

    if serve:
        server.refuse_taken(host, port)
    start()
    from meetlat import environment
    from meetlat.report.census import census
    from meetlat.report.opendata import publish
    from meetlat.report.pictures import draw

    folder = reference_folder()
    load_where_new(folder)
    edition = current_edition()
    if edition.practice:
        practise()
    draw(edition, folder, progress)
    publish(environment.home(), edition, progress)
    show(census(edition, "ZZ" if edition.practice else "NL", "municipality"))
    if edition.practice:
        print("This is the practice country: every name and figure in it is invented, and so is every message.")
    if serve:
        server.run(host, port)


def reference_folder() -> Path:
    """The folder to load: the one that is set, the one that was pulled, or the practice country, made now."""
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.register.practice import write

    pulled = environment.home() / "reference"
    folder = environment.reference() or (pulled if pulled.is_dir() else None)
    if folder:
        return folder
    progress("no reference folder: making an invented practice country")
    practice = environment.home() / "practice"
    write(practice)
    return practice


def load_where_new(folder: Path) -> None:
    """Loads the folder, unless the register stands on exactly these files already."""
    from meetlat.cli.start import progress
    from meetlat.register.loading import load, read_folder
    from meetlat.register.tables import last_load

    progress(f"checking {folder}")
    last = last_load()
    if last and last.files == read_folder(folder).files:
        return
    progress("loading the register")
    report = load(folder)
    accounts = report.counts["accounts"]
    aside = f"{len(report.set_aside):,} lines set aside"
    progress(f"register loaded: {accounts['added']:,} accounts added, {accounts['closed']:,} closed, {aside}")
