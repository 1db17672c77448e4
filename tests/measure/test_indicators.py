"""Every indicator is whole: a definition, texts in three languages, and tests of its own."""

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from meetlat.measure.indicator import LANGUAGES, IncompleteText, Indicator, read_text
from meetlat.measure.indicators import FOLDER, census_indicators, indicators, message_indicators

TESTS = Path(__file__).parent / "indicators"
HEADINGS = {
    "nl": ["## Wat het zegt", "## Wat het niet zegt", "## Voorbeeld", "## Bron"],
    "en": ["## What it says", "## What it does not say", "## Example"],
    "fr": ["## Ce que dit ce chiffre", "## Ce qu’il ne dit pas", "## Exemple", "## Source"],
}
MARKDOWN = ("*", "_", "`", "](", "<", "\n")

every_indicator = pytest.mark.parametrize("indicator", indicators().values(), ids=lambda indicator: indicator.id)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def _known(field: str) -> tuple[str, ...]:
    return get_args(get_type_hints(Indicator, localns={"Table": object})[field])


def test_there_are_indicators() -> None:
    assert indicators()


def test_each_file_is_an_indicator_and_they_stand_in_the_order_of_their_names() -> None:
    found = indicators.__wrapped__()  # what is kept was read before any test began
    names = [file.name.removesuffix(".py") for file in FOLDER.iterdir() if file.name.endswith(".py")]
    assert list(found) == sorted({*names} - {"__init__"})
    assert [indicator.id for indicator in found.values()] == list(found)
    assert all(set(indicator.texts) == {"nl", "en", "fr"} for indicator in found.values())
    assert found["posts"].title("en") == (FOLDER / "posts.en.md").read_text().splitlines()[0].removeprefix("# ")


def test_indicators_are_read_once() -> None:
    assert indicators() is indicators()


def test_each_indicator_is_checked_against_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[tuple[str, Path]] = []

    def check(indicator: Indicator, file: Path) -> Indicator:
        checked.append((indicator.id, file))
        return indicator

    monkeypatch.setattr(import_module("meetlat.measure.defined"), "checked", check)  # not the function of that name
    found = indicators.__wrapped__()
    assert checked == [(id, FOLDER / f"{id}.py") for id in found]


def test_what_the_register_answers_and_what_messages_do() -> None:
    of_register, of_messages = census_indicators(), message_indicators()
    assert {indicator.of for indicator in of_register.values()} == {"register"}
    assert {indicator.of for indicator in of_messages.values()} == {"messages", "counts"}
    assert sorted([*of_register, *of_messages]) == list(indicators())
    assert all(one[id] is indicators()[id] for one in (of_register, of_messages) for id in one)
    assert ("accounts" in of_register, "answered" in of_messages, "followers" in of_messages) == (True, True, True)


@every_indicator
def test_an_indicator_is_defined_whole(indicator: Indicator) -> None:
    assert indicator.compute is not None
    assert indicator.version >= 1
    assert indicator.minimum >= 1
    assert indicator.source.strip()


@every_indicator
@pytest.mark.parametrize("field", ["unit", "whole", "of", "better", "among"])
def test_only_known_words_define_an_indicator(indicator: Indicator, field: str) -> None:
    assert getattr(indicator, field) in _known(field)


@every_indicator
def test_a_share_counts_organisations(indicator: Indicator) -> None:
    assert (indicator.whole == "share") == (indicator.unit == "yes")


@every_indicator
def test_what_is_divided_can_be_a_ratio_and_nothing_else(indicator: Indicator) -> None:
    assert indicator.whole != "ratio" or indicator.unit not in {"yes", "number", "inhabitants", "seconds"}
    assert indicator.whole != "sum" or indicator.unit in {"number", "inhabitants"}


@every_indicator
def test_a_full_count_of_the_register_is_never_too_small(indicator: Indicator) -> None:
    assert indicator.of != "register" or indicator.minimum == 1


@every_indicator
def test_an_indicator_is_named_after_its_file(indicator: Indicator) -> None:
    assert (FOLDER / f"{indicator.id}.py").is_file()


@every_indicator
def test_an_indicator_has_tests_of_its_own(indicator: Indicator) -> None:
    assert (TESTS / f"test_{indicator.id}.py").is_file()


@every_indicator
@every_language
def test_the_parts_have_their_headings(indicator: Indicator, language: str) -> None:
    lines = (FOLDER / f"{indicator.id}.{language}.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("##")] == HEADINGS[language]


@every_indicator
@every_language
def test_the_parts_are_plain_text(indicator: Indicator, language: str) -> None:
    text = indicator.texts[language]
    for part in (text.title, text.says, text.says_not, text.example, indicator.source_in(language)):
        assert part
        assert not [mark for mark in MARKDOWN if mark in part]


@every_language
def test_no_two_titles_are_alike(language: str) -> None:
    titles = Counter(indicator.title(language).casefold() for indicator in indicators().values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_text_belongs_to_an_indicator() -> None:
    expected = {f"{id}.{language}.md" for id in indicators() for language in LANGUAGES}
    assert {file.name for file in FOLDER.glob("*.md")} == expected


WHOLE = "# Title\n\n## One\n\nSays.\n\n## Two\n\nSays not.\n\n## Three\n\nExample.\n"


@pytest.mark.parametrize("missing", ["# Title\n", "## Two\n", "Says not.\n"])
def test_a_text_that_lacks_a_part_is_refused(tmp_path: Path, missing: str) -> None:
    file = tmp_path / "some.nl.md"
    file.write_text(WHOLE.replace(missing, ""), encoding="utf-8")
    with pytest.raises(IncompleteText, match=r"some\.nl\.md"):
        read_text(file)
