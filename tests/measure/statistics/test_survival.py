"""The answer curve: published tables, both edges, weights, and how often its interval holds the truth."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, norm
from statsmodels.duration.survfunc import SurvfuncRight

from meetlat.measure.statistics.survival import AnswerCurve, answer_curve

Z = float(norm.ppf(0.975))

# Freireich et al. (1963), Blood 21: weeks in remission of 21 patients on 6-MP; nine relapsed.
WEEKS = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
RELAPSED = [True] * 9 + [False] * 12

few = settings(max_examples=40)  # curves take a millisecond each
contacts = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40)


def curve_of(given_: list[tuple[int, bool]], weights: list[float] | None = None) -> AnswerCurve:
    return answer_curve([seconds for seconds, _ in given_], [answered for _, answered in given_], weights)


def points(curve: AnswerCurve) -> list[tuple[float, ...]]:
    columns = (curve.seconds, curve.share, curve.low, curve.high)
    return [tuple(round(float(value), 4) for value in row) for row in zip(*columns, strict=True)]


def test_the_published_survival_table() -> None:
    """Survival as in Collett, Modelling Survival Data, and every textbook with these data."""
    curve = answer_curve(WEEKS, RELAPSED)
    assert curve.seconds.tolist() == [0, 6, 7, 10, 13, 16, 22, 23]
    published = [1, 0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert 1 - curve.share == pytest.approx(published, abs=5e-5)
    assert (curve.contacts, curve.observed) == (21, 35)


def test_the_interval_is_that_of_rothman() -> None:
    """From the published standard errors (Greenwood), by the formula as R's km.ci writes it."""
    curve = answer_curve(WEEKS, RELAPSED)
    left = 1 - curve.share[1:]
    variance = np.array([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]) ** 2
    cases = left * (1 - left) / variance
    middle, spread = left + Z**2 / (2 * cases), Z * np.sqrt(variance + Z**2 / (4 * cases**2))
    assert 1 - curve.high[1:] == pytest.approx((middle - spread) * cases / (cases + Z**2), abs=2e-4)
    assert 1 - curve.low[1:] == pytest.approx((middle + spread) * cases / (cases + Z**2), abs=2e-4)


@few
@given(contacts)
def test_it_agrees_with_statsmodels(given_: list[tuple[int, bool]]) -> None:
    seconds, answered = (np.array(column) for column in zip(*given_, strict=True))
    curve, known = answer_curve(seconds, answered), SurvfuncRight(seconds, answered)
    of_answers = curve.at(known.surv_times)
    assert of_answers.share == pytest.approx(1 - known.surv_prob, abs=1e-12)
    some = (known.surv_prob > 0) & (known.surv_prob < 1)
    left, variance = known.surv_prob[some], known.surv_prob_se[some] ** 2
    for end in (1 - of_answers.low[some], 1 - of_answers.high[some]):  # both ends solve Wilson's equation
        cases = left * (1 - left) / variance
        assert (left - end) ** 2 == pytest.approx(Z**2 * end * (1 - end) / cases, abs=1e-9)


@few
@given(st.lists(st.integers(0, 20), min_size=1, max_size=40), st.integers(0, 10))
def test_when_all_were_followed_to_the_end_it_is_the_share_with_wilsons_interval(times: list[int], never: int) -> None:
    curve = answer_curve([*times, *[99] * never], [True] * len(times) + [False] * never)
    for seconds, share, low, high in zip(curve.seconds, curve.share, curve.low, curve.high, strict=True):
        hits, cases = sum(time <= seconds for time in times), len(times) + never
        wilson = binomtest(hits, cases).proportion_ci(0.95, "wilson")
        assert (share, low, high) == pytest.approx((hits / cases, wilson.low, wilson.high), abs=1e-9)


@pytest.mark.parametrize(
    ("seconds", "answered", "expected"),
    [
        ([5], [True], [(0, 0, 0, 0.7935), (5, 1, 0.2065, 1)]),  # one contact, answered
        ([5], [False], [(0, 0, 0, 0.7935), (5, 0, 0, 0.7935)]),  # one contact, open
        ([0], [True], [(0, 1, 0.2065, 1)]),  # answered at once: the curve does not begin at nothing
        ([0], [False], [(0, 0, 0, 0.7935)]),
        ([2, 2], [True, True], [(0, 0, 0, 0.6576), (2, 1, 0.3424, 1)]),  # a tie is one step
        ([1, 2, 2], [False, True, False], [(0, 0, 0, 0.5615), (1, 0, 0, 0.5615), (2, 0.5, 0.0945, 0.9055)]),
        ([3, 1], [True, False], [(0, 0, 0, 0.6576), (1, 0, 0, 0.6576), (3, 1, 0.2065, 1)]),
    ],
)
def test_small_cases(seconds: list[float], answered: list[bool], expected: list[tuple[float, ...]]) -> None:
    assert points(answer_curve(seconds, answered)) == expected


def test_without_answers_less_and_less_is_known() -> None:
    curve = answer_curve([1, 2, 3], [False] * 3)
    assert curve.share.tolist() == [0, 0, 0, 0]
    assert curve.high == pytest.approx([Z**2 / (n + Z**2) for n in (3, 3, 2, 1)])


def test_without_contacts_there_is_no_curve() -> None:
    curve = answer_curve([], [])
    assert (points(curve), curve.contacts, curve.observed) == ([], 0, 0)
    read = curve.at([0, 60])
    assert np.isnan([read.share, read.low, read.high]).all()
    assert (read.seconds.tolist(), read.contacts, read.observed) == ([0, 60], 0, 0)


def test_a_contact_that_stops_when_an_answer_comes_was_still_waited_for() -> None:
    assert answer_curve([2, 2, 9], [True, False, False]).share[-1] == pytest.approx(1 / 3)


def test_unseen_answers_are_answers_at_the_times_of_the_seen() -> None:
    """Ten contacts: four answers seen, four that must have been there, two never: 80 % answered."""
    curve = answer_curve([1, 2, 3, 4, 9, 9], [True] * 4 + [False] * 2, [2, 2, 2, 2, 1, 1])
    assert curve.share == pytest.approx([0, 0.2, 0.4, 0.6, 0.8])
    assert curve.contacts == 6


def test_weights_do_not_make_cases() -> None:
    """h = 8 / 10 varies by (4 x 2^2 x 0.2^2 + 2 x 0.8^2) / 10^2 = 0.0192, as of 0.8 x 0.2 / 0.0192 = 8.33 cases."""
    weighted = answer_curve([1, 1, 1, 1, 9, 9], [True] * 4 + [False] * 2, [2, 2, 2, 2, 1, 1])
    cases = 0.16 / 0.0192
    middle, spread = 0.8 + Z**2 / 2 / cases, Z * np.sqrt(0.8 * 0.2 / cases + (Z / 2 / cases) ** 2)
    assert weighted.low[-1] == pytest.approx((middle - spread) / (1 + Z**2 / cases))
    assert weighted.high[-1] == pytest.approx((middle + spread) / (1 + Z**2 / cases))


def recounted(rows: list[tuple[int, bool, float]]) -> list[tuple[float, float]]:
    """Low and high end after each answer, contact by contact, as long as somebody is left."""
    left, told, ends = 1.0, 0.0, []
    for at in sorted({seconds for seconds, answered, _ in rows if answered}):
        still = [weight for seconds, _, weight in rows if seconds >= at]
        came = sum(weight for seconds, answered, weight in rows if answered and seconds == at)
        hazard = came / sum(still)
        if hazard > 1 - 1e-9:
            break
        varies = sum(
            weight**2 * ((answered and seconds == at) - hazard) ** 2
            for seconds, answered, weight in rows
            if seconds >= at
        )
        told += varies / sum(still) ** 2 / (1 - hazard) ** 2
        left *= 1 - hazard
        cases = (1 - left) / (left * told)
        middle, spread = 1 - left + Z**2 / 2 / cases, Z * (left * (1 - left) / cases + (Z / 2 / cases) ** 2) ** 0.5
        ends.append(((middle - spread) / (1 + Z**2 / cases), (middle + spread) / (1 + Z**2 / cases)))
    return ends


@few
@given(
    st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.sampled_from([1.0, 1.5, 4.0])), min_size=1, max_size=30)
)
def test_weighted_intervals_contact_by_contact(rows: list[tuple[int, bool, float]]) -> None:
    curve = curve_of([row[:2] for row in rows], [weight for *_, weight in rows])
    found = [(low, high) for share, low, high in zip(curve.share, curve.low, curve.high, strict=True) if 0 < share < 1]
    assert np.array(found) == pytest.approx(np.array(recounted(rows)), abs=1e-9)


@few
@given(contacts, st.floats(0.1, 100))
def test_weighing_all_alike_changes_nothing(given_: list[tuple[int, bool]], weight: float) -> None:
    plain, weighted = curve_of(given_), curve_of(given_, [weight] * len(given_))
    for name in ("seconds", "share", "low", "high"):
        assert getattr(weighted, name) == pytest.approx(getattr(plain, name), abs=1e-9)


@few
@given(contacts, st.randoms())
def test_the_curve_lies_in_its_interval_and_rises(given_: list[tuple[int, bool]], chance: Any) -> None:
    weights = [chance.choice([1.0, 1.5, 4.0]) for _ in given_]
    curve = curve_of(given_, weights)
    assert np.all((curve.low >= 0) & (curve.low <= curve.share) & (curve.share <= curve.high) & (curve.high <= 1))
    assert np.all(np.diff(curve.seconds) > 0)
    assert np.all(np.diff(curve.share) >= -1e-12)
    assert (curve.seconds[0], curve.contacts) == (0, len(given_))


@few
@given(contacts)
def test_the_order_of_contacts_does_not_matter(given_: list[tuple[int, bool]]) -> None:
    weights = [1.0 + seconds % 3 for seconds, _ in given_]
    forth, back = curve_of(given_, weights), curve_of(given_[::-1], weights[::-1])
    assert np.array(points(forth)) == pytest.approx(np.array(points(back)), abs=1.1e-4)


@few
@given(contacts)
def test_four_times_as_many_contacts_narrow_the_interval(given_: list[tuple[int, bool]]) -> None:
    few, many = (curve_of(given_ * times) for times in (1, 4))
    assert many.share == pytest.approx(few.share, abs=1e-9)
    assert np.all(many.high - many.low < few.high - few.low)


def test_reading_the_curve_at_chosen_times() -> None:
    read = answer_curve(WEEKS, RELAPSED).at([0, 5.9, 6, 6.5, 23, 35, 35.1])
    assert read.share[:6] == pytest.approx([0, 0, 0.1429, 0.1429, 0.5518, 0.5518], abs=5e-5)
    assert np.isnan([read.share[6], read.low[6], read.high[6]]).all()
    assert (read.seconds.tolist()[-1], read.contacts, read.observed) == (35.1, 21, 35)
    assert read.low[2] < read.share[2] < read.high[2]


def test_once_all_are_answered_it_is_known_for_ever() -> None:
    assert answer_curve([1, 2], [False, True]).at([2, 1e9]).share.tolist() == [1, 1]


def test_before_anything_nothing_is_known() -> None:
    assert np.isnan(answer_curve([1, 2], [True, True]).at(-1).share)


@few
@given(contacts, st.data())
def test_a_row_of_many_contacts_is_as_so_many_rows(given_: list[tuple[int, bool]], data: st.DataObject) -> None:
    seconds, answered = zip(*given_, strict=True)
    columns = st.lists(st.integers(1, 5), min_size=len(given_), max_size=len(given_))
    number, weights = np.array(data.draw(columns)), np.array(data.draw(columns)) / 2
    together = answer_curve(seconds, answered, weights, number)
    apart = answer_curve(*(np.repeat(column, number) for column in (seconds, answered, weights)))
    assert (together.contacts, together.observed) == (apart.contacts, apart.observed)
    for name in ("seconds", "share", "low", "high"):
        assert getattr(together, name) == pytest.approx(getattr(apart, name), abs=1e-9)


LENGTH = "^seconds, answered, weights and number are rows of the same length$"
SECONDS, WEIGHTS = "^seconds are known, and 0 or more$", "^weights and numbers are known, and more than 0$"


@pytest.mark.parametrize(
    ("seconds", "answered", "weights", "number", "says"),
    [
        ([1, 2], [True], None, None, LENGTH),
        ([1, 2], [True, False], [1], None, LENGTH),
        ([1, 2], [True, False], None, [1], LENGTH),
        ([[1, 2]], [[True, False]], None, None, LENGTH),
        ([-1], [True], None, None, SECONDS),
        ([float("nan")], [False], None, None, SECONDS),
        ([float("inf")], [False], None, None, SECONDS),
        ([1], [True], [0], None, WEIGHTS),
        ([1], [True], [float("inf")], None, WEIGHTS),
        ([1], [True], None, [0], WEIGHTS),
        ([1], [True], None, [float("inf")], WEIGHTS),
    ],
)
def test_what_is_refused(seconds: Any, answered: Any, weights: Any, number: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        answer_curve(seconds, answered, weights, number)


TIMES = np.array([0.1, 0.5, 1.0, 2.0])
TRUE = 0.8 * (1 - np.exp(-TIMES))  # of an organisation that answers 80 %, each after a day on average


def covered(contacts: int, open_until: float, unseen: float, seed: int, rounds: int = 800) -> Any:
    """How often the interval at each time holds the truth."""
    chance = np.random.default_rng(seed)
    held = np.zeros(len(TIMES))
    for _ in range(rounds):
        after = np.where(chance.random(contacts) < 0.8, chance.exponential(1, contacts), np.inf)
        followed = np.minimum(chance.uniform(0, open_until, contacts), 2.5)
        answered, seconds = after <= followed, np.minimum(after, followed)
        seen = ~answered | (chance.random(contacts) >= unseen)
        weight = answered.sum() / (answered & seen).sum()
        curve = answer_curve(seconds[seen], answered[seen], np.where(answered, weight, 1.0)[seen]).at(TIMES)
        held += (curve.low <= TRUE) & (curve.high >= TRUE)
    return held / rounds


@pytest.mark.parametrize(("contacts", "open_until"), [(40, 1e9), (200, 4.0), (500, 3.0)])
def test_the_interval_holds_the_truth_in_95_of_100(contacts: int, open_until: float) -> None:
    held = covered(contacts, open_until, unseen=0.0, seed=5)
    assert np.all((held >= 0.93) & (held <= 0.97)), held


@pytest.mark.parametrize(
    ("contacts", "open_until", "unseen"), [(300, 1e9, 0.4), (200, 1e9, 0.6), (500, 3.0, 0.6), (200, 4.0, 0.3)]
)
def test_with_unseen_answers_it_holds_the_truth_no_less_often(contacts: int, open_until: float, unseen: float) -> None:
    """And late somewhat more: that an unseen answer was given is known, and the interval does not use it."""
    held = covered(contacts, open_until, unseen, seed=7)
    assert np.all((held >= 0.93) & (held <= 0.995)), held


def test_what_a_naive_share_gets_wrong() -> None:
    """Open contacts counted as never answered: the share of 72 % within 2 days falls below the interval."""
    chance = np.random.default_rng(11)
    after = np.where(chance.random(2000) < 0.8, chance.exponential(1, 2000), np.inf)
    followed = chance.uniform(0, 3, 2000)
    curve = answer_curve(np.minimum(after, followed), after <= followed).at([2.0])
    assert curve.low[0] <= TRUE[-1] <= curve.high[0]
    assert np.mean((after <= followed) & (after <= 2)) < curve.low[0]
