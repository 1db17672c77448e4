"""What a reader is told of how much was seen."""

from datetime import datetime
from typing import Any

import pytest

from meetlat.report.models import Edition
from meetlat.site.pages.measures import seen
from tests.report.measuring import edition as made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
BEFORE = "Van de berichten die ergens op reageren, hebben we bij 90,0% ook het bericht ervoor."
LAST = "De laatste hele dag die we zagen, is 31 december 2025."


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, BEFORE),  # of before the days were kept
        ({"missed_days": None, "seen_until": None}, BEFORE),
        ({"missed_days": 0, "seen_until": datetime(2025, 12, 31, 23)}, f"{BEFORE} {LAST}"),  # midnight in Amsterdam
        ({"missed_days": 0, "seen_until": datetime(2026, 2, 1)}, f"{BEFORE} {LAST}"),
        (
            {"missed_days": 1, "seen_until": datetime(2025, 12, 31, 22, 59)},
            f"{BEFORE} Op 1 dag in deze tijd zagen we niet alles. "
            "De laatste hele dag die we zagen, is 30 december 2025.",
        ),
        (
            {"missed_days": 1200, "seen_until": datetime(2025, 7, 1)},
            f"{BEFORE} Op 1.200 dagen in deze tijd zagen we niet alles. "
            "De laatste hele dag die we zagen, is 30 juni 2025.",
        ),
    ],
)
def test_what_was_seen(told: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"definition": "sprout", "missed_days": 9}, {"definition": "meetlat", **told}]
    monkeypatch.setattr(seen, "of_organisation", lambda *where: rows)
    edition: Edition = made()
    assert seen.seen_words(edition, seen.own_answers(edition, "zz.m001"), 0.9) == says


def test_who_was_asked_nothing() -> None:
    edition = made()
    own = seen.own_answers(edition, "zz.m009")
    assert seen.seen_words(edition, own, None) == "Hoeveel we van de gesprekken zagen, is niet bekend."
