"""The yardstick: what holds for every ruler, and a few rulers checked by eye."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from meetlat.report.charts import Yardstick, ruler, yardstick
from meetlat.report.charts.yardstick import MARGIN, WIDTH

figures = st.floats(0, 1e6, allow_subnormal=False).map(lambda value: round(value, 3))


def plain(value: float) -> str:
    return f"{value:g}"


def placed(values: list[float], own: float | None, **ends: Any) -> Yardstick:
    return yardstick(values, own, fmt=plain, language="nl", **ends)


@given(st.lists(figures), figures)
def test_everything_stands_on_the_ruler(values: list[float], own: float) -> None:
    stick = placed(values, own)
    assert stick.pointer is not None
    for x in (*stick.peers, stick.pointer, *stick.fine, *(tick.x for tick in stick.ticks)):
        assert MARGIN <= x <= WIDTH - MARGIN


@given(st.lists(figures, min_size=1), figures)
def test_order_is_kept(values: list[float], own: float) -> None:
    stick = placed(values, own)
    assert stick.pointer is not None
    for value, x in zip(sorted(values), stick.peers, strict=True):
        assert (x <= stick.pointer) if value <= own else (x >= stick.pointer)


@given(st.lists(figures), figures, st.sampled_from([0.001, 0.5, 7.0, 1000.0]))
def test_the_unit_does_not_matter(values: list[float], own: float, times: float) -> None:
    stick = placed(values, own, end=1e6)
    other = placed([value * times for value in values], own * times, end=1e6 * times)
    assert other.peers == pytest.approx(stick.peers, abs=0.11)
    assert other.pointer == pytest.approx(stick.pointer, abs=0.11)


@given(st.lists(figures), figures)
def test_every_peer_is_lower_higher_or_equal(values: list[float], own: float) -> None:
    stick = placed(values, own)
    assert stick.lower + stick.higher + stick.equal == stick.n == len(values)


@given(st.lists(figures, min_size=1))
def test_an_end_that_was_not_given_is_near_the_highest(values: list[float]) -> None:
    stick = placed(values, None)
    end = float(stick.ticks[-1].label)
    assert max(values) <= end * 1.00001
    assert max(values) == 0 or end <= max(values) * 1.6


@pytest.mark.parametrize(
    ("end", "labels"),
    [
        (100, ["0", "20", "40", "60", "80", "100"]),
        (24, ["0", "6", "12", "18", "24"]),
        (15, ["0", "3", "6", "9", "12", "15"]),
        (1, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (7.7, ["0", "1.54", "3.08", "4.62", "6.16", "7.7"]),
    ],
)
def test_labels(end: float, labels: list[str]) -> None:
    assert [tick.label for tick in placed([], None, end=end).ticks] == labels


def test_counts_and_places() -> None:
    stick = placed([10, 50, 50, 90], 50, low=40, high=60, end=100)
    assert (stick.lower, stick.equal, stick.higher, stick.pointer) == (1, 2, 1, 200)
    assert stick.bar is not None
    assert (stick.bar.x, stick.bar.width) == (163.2, 73.6)


def test_an_interval_is_cut_at_the_end_of_the_ruler() -> None:
    bar = placed([], 99, low=95, high=104, end=100).bar
    assert bar is not None
    assert bar.x + bar.width == WIDTH - MARGIN


def test_a_stroke_is_higher_where_peers_share_a_place() -> None:
    assert placed([0, 0, 0, 100], None, end=100).peer_path == "M16 16V33M384 20V33"


def test_the_unit_stands_with_the_last_label() -> None:
    stick = yardstick([3], 4, end=24, unit="uur", fmt=plain, language="nl")
    assert [tick.label for tick in stick.ticks][-2:] == ["18", "24 uur"]


def test_what_is_not_known_has_no_pointer() -> None:
    stick = placed([1, 2], None, low=1, high=2)
    assert (stick.pointer, stick.bar, stick.lower, stick.higher, stick.equal) == (None, None, 0, 0, 0)


@pytest.mark.parametrize(
    ("values", "own", "ends", "wrong"),
    [
        ([120], 5, {"end": 100}, "120 lies outside the ruler from 0 to 100"),
        ([], -1, {}, "-1 lies outside the ruler"),
        ([float("nan")], None, {}, "nan lies outside the ruler"),
        ([], 5, {"start": 10, "end": 10}, "from 10 to 10 has no length"),
    ],
)
def test_what_does_not_fit_is_refused(
    values: list[float], own: float | None, ends: dict[str, float], wrong: str
) -> None:
    with pytest.raises(ValueError, match=wrong):
        placed(values, own, **ends)


@pytest.mark.parametrize(("share", "pointer"), [(0, 16), (0.5, 200), (1, 384), (None, None)])
def test_ruler(share: float | None, pointer: float | None) -> None:
    assert ruler(share).pointer == pointer


def test_a_share_is_no_percentage() -> None:
    with pytest.raises(ValueError, match=r"98\.5 lies outside the ruler from 0 to 1"):
        ruler(98.5)


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_drawing_is_the_same_in_every_language(language: str) -> None:
    """A decimal comma would break the drawing."""
    stick = placed([10.25, 20.5], 12.34, low=11.1, high=13.3, end=100)
    with translation.override(language):
        drawn = render_to_string("components/yardstick.html", {"yardstick": stick, "label": 'Meer dan 1 van de 2 "a"'})
    assert f"translate({stick.pointer} 0)" in drawn
    assert 'aria-label="Meer dan 1 van de 2 &quot;a&quot;"' in drawn
    assert 'role="img"' in drawn
    assert "style=" not in drawn


def test_without_a_figure_there_is_nothing_yellow() -> None:
    drawn = render_to_string("components/yardstick.html", {"yardstick": placed([1, 2], None), "label": "niet bekend"})
    drawn += render_to_string("components/ruler.html", {"ruler": ruler(None)})
    assert "#f6c32c" not in drawn


def test_the_small_ruler() -> None:
    drawn = render_to_string("components/ruler.html", {"ruler": ruler(0.985)})
    assert 'aria-hidden="true"' in drawn
    assert re.search(r'class="yardstick-pointer" transform="translate\(378\.5 0\)"', drawn)
