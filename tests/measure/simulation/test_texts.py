"""What a text is meant to be is what the readers make of it; else a count of questions would measure the readers."""

from meetlat.text.reading import Reader
from tests.measure.simulation.recount import sorts_of_texts

QUESTIONS, AUTOMATIC = {"question", "crisis"}, {"automatic"}


def test_every_text_is_read_as_it_is_meant() -> None:
    sorts = sorts_of_texts()
    read = Reader().read(list(sorts)).to_pylist()
    wrong = [
        (text, sort)
        for (text, sort), reading in zip(sorts.items(), read, strict=True)
        if (reading["is_question"], reading["automatic"]) != (sort in QUESTIONS, sort in AUTOMATIC)
    ]
    assert not wrong
