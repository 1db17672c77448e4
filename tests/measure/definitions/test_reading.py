"""The file of a definition: what it says, and what is wrong with it, by file, line, value and next step."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meetlat.measure.definitions import BadDefinition, Definition, DefinitionText, read_definition
from tests.measure.definitions.written import WHOLE, written


def test_a_whole_definition(tmp_path: Path) -> None:
    assert read_definition(written(tmp_path)) == Definition(
        id="handbook",
        version=2,
        source="A handbook",
        texts={
            "nl": DefinitionText("Handboek", "Zo telt het handboek.", ("Niets.",)),
            "en": DefinitionText("Handbook", "This is how the handbook counts.", ("Nothing.",)),
            "fr": DefinitionText("Manuel", "Voilà comment compte le manuel.", ("Rien.",)),
        },
        silence=86_400,
        ways=("mention", "page"),
        counts="all",
        answer_by="any-account",
        answer_automatic=False,
        measured_from="last",
        clock="calendar",
        within=604_800,
        last_days=30,
        at_least=10,
        among="all",
        censoring=True,
        unseen="answered",
        time="mean-of-fastest",
        fastest=0.9,
        minimum=10,
        norm_share=0.9,
        norm_seconds=900,
    )


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ('silence = "24h"', 'each = "message"', "silence", None),
        ('silence = "24h"', 'silence = "90m"', "silence", 5_400),
        ('{ last = "30d", at-least = 10 }', '"whole-period"', "last_days", None),
        ('{ last = "30d", at-least = 10 }', '"whole-period"', "at_least", 0),
        ('{ time = "mean-of-fastest", share = 0.9 }', '{ time = "median" }', "fastest", 1.0),
        ('{ share = 0.9, time = "15m" }', '"none"', "norm_share", None),
        ('{ share = 0.9, time = "15m" }', "{ share = 1 }", "norm_share", 1.0),
        ('{ share = 0.9, time = "15m" }', '{ time = "1h" }', "norm_seconds", 3_600),
        ("version = 2\n", "\ufeffversion = 2\r\n", "version", 2),
        ("censoring = true", "censoring = false", "censoring", False),
    ],
)
def test_other_spellings(tmp_path: Path, old: str, new: str, field: str, value: object) -> None:
    assert getattr(read_definition(written(tmp_path, old, new)), field) == value


def test_ever(tmp_path: Path) -> None:
    text = WHOLE.replace('within = "7d"', 'within = "ever"').replace("censoring = true", "censoring = false")
    (tmp_path / "ever.toml").write_text(text)
    assert read_definition(tmp_path / "ever.toml").within is None


def test_a_source_in_another_language(tmp_path: Path) -> None:
    read = read_definition(written(tmp_path, 'title = "Handboek"', 'title = "Handboek"\nsource = "Een handboek"'))
    told = {language: read.source_in(language) for language in read.texts}
    assert told == {"nl": "Een handboek", "en": "A handbook", "fr": "A handbook"}


DURATION = 'Write a duration above zero, such as "15m" or "24h" or "7d".'


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "clock =",
            "clok =",
            'line 7: "clok" is not known. Write one of: version, source, contact, counts, answer, from, clock, within,'
            " window, among, censoring, unseen, statistic, minimum, norm, nl, en, fr. Did you mean \"clock\"?",
        ),
        (
            '"any-account"',
            '"any-acount"',
            'line 5: "answer.by" says "any-acount". Write one of: any-account, same-account.'
            ' Did you mean "any-account"?',
        ),
        ("automatic = false", "automat = false", 'line 5: "answer.automat" is not known. Write one of: by, automatic.'
         ' Did you mean "automatic"?'),
        ("automatic = false", 'automatic = "no"', 'line 5: "answer.automatic" says "no". Write true or false.'),
        (', automatic = false', "", 'line 5: "answer.automatic" is missing. Write true or false.'),
        ('counts = "all"\n', "", 'line 1: "counts" is missing. Write one of: questions, all.'),
        ('"calendar"', "3", 'line 7: "clock" says 3. Write one of: calendar, service, both.'),
        ('"24h"', '"-24h"', f'line 3: "contact.silence" says "-24h". {DURATION}'),
        ('"24h"', '"0h"', f'line 3: "contact.silence" says "0h". {DURATION}'),
        ('"24h"', "24", f'line 3: "contact.silence" says 24. {DURATION}'),
        ('"24h"', '"24h", each = "message"', 'line 3: "contact.each" or "contact.silence": exactly one of the two.'
         ' Write silence = "24h" or each = "message".'),
        ('silence = "24h", ', "", 'line 3: "contact.each" or "contact.silence": exactly one of the two.'
         ' Write silence = "24h" or each = "message".'),
        ('silence = "24h"', 'each = "day"', 'line 3: "contact.each" says "day". Write one of: message.'),
        ('"page", "mention"', "", 'line 3: "contact.ways" says [].'
         " Write a list of one or more of: mention, reply, page."),
        ('"page", "mention"', '"page",\n"wal"', 'line 3: "contact.ways" says "wal". Write a list of one or more of:'
         " mention, reply, page, each once."),
        ('"page", "mention"', '"page", "page"', 'line 3: "contact.ways" says "page". Write a list of one or more of:'
         ' mention, reply, page, each once. Did you mean "page"?'),
        ('"7d"', '"7 d"', 'line 8: "within" says "7 d". Write "ever", or a duration above zero,'
         ' such as "15m" or "24h" or "7d".'),
        ('"7d"', '"ever"', 'line 11: "censoring" says true. Write false, or a duration for "within": for ever, all stay'
         " open."),
        ('"30d"', '"-30d"', 'line 9: "window.last" says "-30d". Write a duration above zero, such as "7d".'),
        ('"30d"', '"24h"', 'line 9: "window.last" says "24h". Write a duration above zero, such as "7d".'),
        ('"7d"', '"32d"', 'line 8: "within" says "32d". Write "ever", or a duration above zero,'
         ' such as "15m" or "24h" or "7d", of at most "31d": a measuring looks no further.'),
        ('"24h"', '"745h"', 'line 3: "contact.silence" says "745h". Write a duration above zero,'
         ' such as "15m" or "24h" or "7d", of at most "31d": a measuring looks no further.'),
        ("at-least = 10", "at-least = -1", 'line 9: "window.at-least" says -1.'
         " Write a whole number from 0 to 1,000,000."),
        ('{ last = "30d", at-least = 10 }', '"whole"', 'line 9: "window" says "whole". Write "whole-period", or a table'
         " with last, at-least."),
        ('share = 0.9 }', "share = 1.5 }", 'line 13: "statistic.share" says 1.5. Write a share above 0 and at most 1,'
         " such as 0.9."),
        ('share = 0.9 }', "share = nan }", 'line 13: "statistic.share" says nan. Write a share above 0 and at most 1,'
         " such as 0.9."),
        ('"mean-of-fastest"', '"median"', 'line 13: "statistic.share" is not known. Write one of: time.'),
        ("minimum = 10", "minimum = 0", 'line 14: "minimum" says 0. Write a whole number from 1 to 1,000,000.'),
        ("minimum = 10", "minimum = true", 'line 14: "minimum" says true. Write a whole number from 1 to 1,000,000.'),
        ('["Rien."]', f"[0x{'f' * 9_000}]", 'line 28: "fr.assumed" says a list. Write a list of texts, each in'
         " quotation marks."),
        ('"Handbook"', "{ is = 1 }", 'line 22: "en.title" says a table. Write a text in quotation marks.'),
        ("minimum = 10", "minimum = 1979-05-27", 'line 14: "minimum" says 1979-05-27. Write a whole number'),
        ("clock =", '"\\u001b[2J\\n" =', 'line 7: " [2J " is not known. Write one of: version,'),
        ("minimum = 10", f"minimum = 0x{'f' * 9_000}", 'line 14: "minimum" says a very large number.'
         " Write a whole number from 1 to 1,000,000."),
        ('{ share = 0.9, time = "15m" }', "{}", 'line 15: "norm" says {}. Write "none", or a table with share, time or'
         " both."),
        ('[nl]\ntitle = "Handboek"\n', "[nl]\n", 'line 17: "nl.title" is missing. Write a text in quotation marks.'),
        ('"Handbook"', '" "', 'line 22: "en.title" says " ". Write a text in quotation marks.'),
        ('["Rien."]', '"Rien."', 'line 28: "fr.assumed" says "Rien.". Write a list of texts, each in quotation marks.'),
        ('["Rien."]', "[]", 'line 28: "fr.assumed" has 0 sentences, [nl] has 1. Write each in every language.'),
        ("[fr]", "[fre]", 'line 25: "fre" is not known.'),
        (WHOLE[WHOLE.index("[fr]"):], "", 'line 1: "fr" is missing. Write a table with title, says, assumed, source.'),
        ('"calendar"', "calendar", "line 7: is not TOML: Invalid value. Mend the line and load it again."),
        ("[fr]", "[nl]", "line 25: is not TOML: Cannot declare"),
        ("minimum = 10", f"minimum = {'9' * 9_000}", "is not TOML: Exceeds the limit"),
        ("[nl]", f"x = {'[' * 40_000}", "is not TOML: "),
        ("[nl]", "#" * 100_000, "handbook.toml: is larger than 100,000 bytes. A definition is a short text."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(BadDefinition) as bad:
        read_definition(written(tmp_path, old, new))
    message = str(bad.value)
    assert message.startswith("handbook.toml")
    assert complaint in message
    assert len(message) < 400


def test_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "old.toml"
    file.write_bytes(WHOLE.encode("cp1252", "replace"))
    with pytest.raises(BadDefinition, match=r"old\.toml line 27: is not UTF-8\. Save the file as UTF-8\."):
        read_definition(file)


@pytest.mark.parametrize("name", ["Handbook.toml", "hand book.toml", "-.toml", "hand_book.toml"])
def test_the_name_of_the_file_is_an_id(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(WHOLE)
    with pytest.raises(BadDefinition, match="Write the name in small letters, digits and hyphens"):
        read_definition(tmp_path / name)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match=r"none\.toml: cannot be read \(No such file or directory\)"):
        read_definition(tmp_path / "none.toml")


PARTS = [part for line in WHOLE.splitlines() for part in line.split(" ")]


def pieces() -> st.SearchStrategy[bytes]:
    """Texts that are nearly a definition, so that more is tried than the parser's own refusals."""
    changed = st.lists(st.tuples(st.integers(0, len(WHOLE)), st.sampled_from(PARTS + list("{}[]=\",.\n'"))), max_size=3)
    return st.one_of(st.binary(max_size=200), changed.map(inserted), changed.map(overwritten))


def inserted(changes: list[tuple[int, str]]) -> bytes:
    text = WHOLE
    for place, part in changes:
        text = text[:place] + part + text[place:]
    return text.encode()


def overwritten(changes: list[tuple[int, str]]) -> bytes:
    text = WHOLE
    for place, part in changes:
        text = text[:place] + part + text[place + len(part) :]
    return text.encode()


@given(said=pieces())
@example(said=b"[[contact]]\n")
@example(said=b'"" = 1\n')
@example(said=b"version = 1979-05-27\n")
def test_anything_is_a_definition_or_a_clear_refusal(tmp_path_factory: pytest.TempPathFactory, said: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(said)
    assert re.fullmatch(r"any|any\.toml line [1-9][0-9]*: .+\.( Did you mean .+\?)?", outcome(file))


def outcome(file: Path) -> str:
    """The id of the definition, or why there is none."""
    try:
        return read_definition(file).id
    except BadDefinition as bad:
        return str(bad)
