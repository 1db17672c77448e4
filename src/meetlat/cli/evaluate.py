"""meetlat read --evaluate: how well the readers read what they never saw."""

from pathlib import Path


def show_evaluation(corpora: Path | None, gazetteer: Path | None, json: bool) -> None:
    """Precision, recall and F1 with intervals of 95 %, beside simple rules. Prints no text of any set.

    Raises Problem where a folder does not hold what it should.
    """
    from meetlat.cli.read_file import gazetteer_of
    from meetlat.cli.start import progress
    from meetlat.cli.tables import print_json
    from meetlat.text.evaluating import evaluate, tables

    known = gazetteer_of(gazetteer)
    progress("reading the labelled sets")
    evaluation = evaluate(known, corpora)
    if json:
        return print_json(evaluation.as_json())
    for table in tables(evaluation):
        print(table.plain())
    return print(f"Readers of version {evaluation.version}. In brackets: intervals of 95 %.")
