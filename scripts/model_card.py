"""Writes into the model card how well the readers read, as a fresh evaluation says it.

    MEETLAT_REFERENCE=… .venv/bin/python -m scripts.model_card [--corpora FOLDER]

What cannot be evaluated stays as it is: places without the reference folder, the sets of others without --corpora.
"""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

from meetlat import environment
from meetlat.text.evaluating import PARTS, Evaluation, evaluate, tables
from meetlat.text.places import Gazetteer

CARD = Path(__file__).parent.parent / "docs/reference/model-card.md"


def figures(evaluation: Evaluation) -> dict[str, str]:
    """The tables of each part for which there are any, as they stand in the card."""
    held = list(tables(evaluation))
    said = {part: "\n".join(table.markdown() for table in held if table.part == part) for part in PARTS}
    return {part: text for part, text in said.items() if text}


def written(card: str, figures: dict[str, str]) -> str:
    for part, text in figures.items():
        escaped = text.replace("\\", r"\\")
        card, number = _block(part).subn(rf"\1\n{escaped}\n\3", card)
        if number != 1:
            raise SystemExit(f"{CARD.name}: holds {number} places for the figures of {part!r}; there must be one.")
    return card


def standing(card: str, part: str) -> str:
    """What the card says of a part."""
    found = _block(part).search(card)
    return found[2].strip() if found else ""


def _block(part: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- figures: {part} -->\n)(.*?)(<!-- end of figures -->)", re.DOTALL)


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path)
    given = parser.parse_args(None if arguments is None else list(arguments))
    folder = environment.reference()
    evaluation = evaluate(Gazetteer.from_folder(folder) if folder else None, given.corpora)
    CARD.write_text(written(CARD.read_text(encoding="utf-8"), figures(evaluation)), encoding="utf-8")


if __name__ == "__main__":
    main()
