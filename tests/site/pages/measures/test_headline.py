"""Headings say what the figures carry, and no more."""

import pytest
from django.utils.translation import override

from meetlat.report.models import Figure
from meetlat.site.pages.measures.headline import picture_headline, responses_headline, scorecard_headline
from meetlat.site.pages.measures.known import Place, Value
from meetlat.site.pages.measures.responses import facts

SHARE = "Gemeenten beantwoorden 55% van de vragen."
PEERS = {f"zz.m{number:03}": Value(0.5, 0.45, 0.55, 400) for number in range(8)}


def answered(
    value: float | None, low: float | None = None, high: float | None = None, kind: str = "municipality"
) -> Figure:
    return Figure(
        indicator="answered", organisation="zz.m999", country="ZZ", kind=kind,
        size_class="S" if kind == "municipality" else "unknown", value=value, low=low, high=high, n=400,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (answered(0.9, 0.87, 0.93), "Waterveen antwoordt vaker dan de meeste gemeenten van deze grootte"),
        (answered(0.1, 0.08, 0.13), "Waterveen antwoordt minder vaak dan de meeste gemeenten van deze grootte"),
        (
            answered(0.52, 0.47, 0.57),
            "Waterveen beantwoordt 52% van de vragen; dat valt niet op tussen de gemeenten van deze grootte",
        ),
        (answered(0.9, 0.87, 0.93, "ministry"), "Waterveen antwoordt vaker dan de meeste ministeries"),
        (answered(None), "Van Waterveen is te weinig bekend om te zeggen hoe vaak het antwoordt"),
        (None, "Van Waterveen is te weinig bekend om te zeggen hoe vaak het antwoordt"),
    ],
)  # fmt: skip
def test_the_heading_of_a_scorecard(own: Figure | None, said: str) -> None:
    place = Place("ZZ", own.kind if own else "municipality", own.size_class if own else "S")
    assert scorecard_headline("Waterveen", own, place, PEERS) == said


def test_among_all_of_its_kind_no_size_is_named() -> None:
    said = scorecard_headline("Waterveen", answered(0.9, 0.87, 0.93), Place("ZZ", "municipality"), PEERS)
    assert said == "Waterveen antwoordt vaker dan de meeste gemeenten"


def test_among_few_nobody_is_compared() -> None:
    few = dict(list(PEERS.items())[:3])
    said = scorecard_headline("Waterveen", answered(0.9, 0.87, 0.93), Place("ZZ", "municipality", "S"), few)
    assert said == "Waterveen beantwoordt 90% van de vragen"


@pytest.mark.parametrize(
    ("share", "median", "said"),
    [
        (0.61, 12_000.0, "Waterveen beantwoordt 61% van de vragen, de helft daarvan binnen 3 uur 20 minuten"),
        (0.0, None, "Waterveen beantwoordt 0% van de vragen"),
        (None, 12_000.0, "Van Waterveen zagen we te weinig vragen om iets over antwoorden te zeggen"),
    ],
)
def test_the_heading_of_answering(share: float | None, median: float | None, said: str) -> None:
    assert responses_headline("Waterveen", share, median).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("whole", "outside", "n", "said"),
    [
        (answered(0.55), 28, 63, f"{SHARE} Bij 28 van de 63 is het verschil daarmee meer dan toeval."),
        (answered(0.55), 0, 63, f"{SHARE} De verschillen kunnen toeval zijn."),
        (answered(0.55), 1, 3, SHARE),
        (None, 0, 0, "Er is te weinig gevraagd om te zeggen hoe vaak gemeenten antwoorden"),
        (answered(None), 0, 0, "Er is te weinig gevraagd om te zeggen hoe vaak gemeenten antwoorden"),
    ],
)  # fmt: skip
def test_the_heading_of_a_group(whole: Figure | None, outside: int, n: int, said: str) -> None:
    assert picture_headline("gemeenten", whole, outside, n) == said


@pytest.mark.parametrize(
    ("answered", "told"),
    [(9, ["te weinig om iets te zeggen"] * 3), (10, ["1 uur", "1 uur", "te weinig om iets te zeggen"])],
)
def test_no_time_of_a_few_answers(answered: int, told: list[str]) -> None:
    times = dict.fromkeys(("median_seconds", "median_service_seconds", "p90_seconds"), 3600.0)
    counted = {"contacts": 30, "answered": answered + 2, "unseen": 2, "late": 0, "open": 0, "enough": True}
    with override("nl"):
        said = [fact["value"] for fact in facts({**times, **counted, "share": 0.3, "low": 0.1, "high": 0.5}, {})]
    assert [value.replace("\xa0", " ") for value in said[2:5]] == told


def test_of_too_few_questions_it_is_not_told_what_became_of_each() -> None:
    few = {"contacts": 1, "answered": 0, "unseen": 0, "late": 1, "open": 0, "enough": False, "share": 0.0, "low": 0.0}
    times = dict.fromkeys(("median_seconds", "median_service_seconds", "p90_seconds"))
    with override("nl"):
        said = {fact["label"]: fact["value"] for fact in facts({**few, **times, "high": 0.9}, {})}
    assert said["Later dan 7 dagen"] == said["Antwoord niet gezien, wel gegeven"] == "te weinig om iets te zeggen"


def test_a_time_stands_between_its_ends() -> None:
    times = dict.fromkeys(("median_seconds", "median_service_seconds", "p90_seconds"), 3600.0)
    own = {"contacts": 30, "answered": 12, "unseen": 2, "late": 0, "open": 0, "enough": True, "share": 0.3, "low": 0.1}
    with override("nl"):
        said = facts({**times, **own, "high": 0.5}, {"median_seconds": (1800.0, 7200.0)})
    assert said[2]["value"].replace("\xa0", " ") == "1 uur (tussen 30 minuten en 2 uur)"
    assert said[3]["value"].replace("\xa0", " ") == "1 uur"
