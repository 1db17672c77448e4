"""How many contacts are answered within a time, when some are still open: the curve of Kaplan and Meier (1958)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from meetlat.measure.statistics.intervals import Numbers, share_interval

if TYPE_CHECKING:
    from statsmodels.duration.survfunc import SurvfuncRight

ROUNDING = 1e-9  # of sums of weights


@dataclass(frozen=True)
class AnswerCurve:
    """Points of a curve of steps: each share holds until the next point."""

    seconds: Numbers  # rising
    share: Numbers  # answered within so many seconds: 1 - S
    low: Numbers
    high: Numbers
    contacts: int  # all, open ones included; not weighted
    observed: float  # seconds that the longest contact was followed: nothing is known of what came later

    def at(self, seconds: ArrayLike) -> "AnswerCurve":
        """The same curve, read at these seconds (0 or more). NaN where nobody was followed so long."""
        asked = np.asarray(seconds, np.float64)
        if not self.contacts:
            empty = np.full_like(asked, np.nan)
            return AnswerCurve(asked, empty, empty, empty, 0, self.observed)
        step = np.searchsorted(self.seconds, asked, "right") - 1
        known = (step >= 0) & ((asked <= self.observed) | (self.share[-1] == 1))
        share, low, high = (np.where(known, one[step], np.nan) for one in (self.share, self.low, self.high))
        return AnswerCurve(asked, share, low, high, self.contacts, self.observed)


def answer_curve(
    seconds: ArrayLike, answered: ArrayLike, weights: ArrayLike | None = None, number: ArrayLike | None = None
) -> AnswerCurve:
    """The share of contacts answered within each time at which an answer came, with its interval of 95 %.

    ``seconds``: until the answer, or as long as it was waited for. ``number``: how many contacts a row is of, 1 each if
    not given. ``weights``: for how many contacts each of those stands. An answer that must have been there but never
    reached us is given to the seen ones: each weighs (seen + unseen) / seen.

    The interval is Rothman's (1978): Wilson's score interval for as many cases as have the variance of Greenwood. It
    stays within 0 to 1, ends in Wilson's interval where every contact was followed to its end, and is one of the three
    that do well in small samples (Strobl 2009, R package km.ci). With weights an answer that stands for two is not two
    answers: the number at risk is that of which the hazard h would vary as much, h (1 - h) / V(h), with for V(h) the
    sum of w^2 (d - h)^2 over those at risk, by (sum w)^2 (d: 1 for who is answered then, 0 for the others; the
    linearised variance of a ratio, Binder 1992). Before the first answer, and where everybody left is answered, it is
    (sum w)^2 / sum w^2 (Xie and Liu 2005). That an unseen answer was given is known, and goes unused: where many are
    unseen the interval is somewhat wide late.
    """
    times, came, weighs, many = _checked(seconds, answered, weights, number)
    if not times.size:
        return AnswerCurve(times, times, times, times, 0, 0.0)
    curve = _kaplan_meier(times, came, many * weighs)
    waiting = _before_answers(times, came)
    at = np.concatenate([waiting, curve.surv_times])
    share = np.concatenate([np.zeros_like(waiting), 1 - curve.surv_prob])
    kish = _effective_at_risk(times, weighs, many, at)
    risk = _alike_at_risk(curve, _squares(curve, times[came], (many * weighs**2)[came]), kish[waiting.size :])
    low, high = share_interval(share, np.concatenate([kish[: waiting.size], _cases(curve, risk)]))
    return AnswerCurve(at, share, low, high, int(many.sum()), float(times.max()))


def _checked(
    seconds: ArrayLike, answered: ArrayLike, weights: ArrayLike | None, number: ArrayLike | None
) -> tuple[Numbers, NDArray[np.bool_], Numbers, Numbers]:
    times, came = np.asarray(seconds, np.float64), np.asarray(answered, np.bool_)
    given = (np.ones_like(times) if one is None else np.asarray(one, np.float64) for one in (weights, number))
    weighs, many = given
    if not times.shape == came.shape == weighs.shape == many.shape == (times.size,):
        raise ValueError("seconds, answered, weights and number are rows of the same length")
    if not np.all(np.isfinite(times) & (times >= 0)):
        raise ValueError("seconds are known, and 0 or more")
    if not np.all(np.isfinite(weighs * many) & (weighs > 0) & (many > 0)):
        raise ValueError("weights and numbers are known, and more than 0")
    return times, came, weighs, many


def _kaplan_meier(times: Numbers, came: NDArray[np.bool_], weighs: Numbers) -> "SurvfuncRight":
    """Its standard errors go unused: with weights, statsmodels gives those of the cumulative hazard."""
    from statsmodels.duration.survfunc import SurvfuncRight

    return SurvfuncRight(times, came, freq_weights=weighs)


def _before_answers(times: Numbers, came: NDArray[np.bool_]) -> Numbers:
    """0, and when we stopped waiting for somebody before the first answer came."""
    moments = np.unique(np.append(times, 0.0))
    before: Numbers = moments[moments < times[came].min(initial=np.inf)]
    return before


def _effective_at_risk(times: Numbers, weighs: Numbers, many: Numbers, at: Numbers) -> Numbers:
    """Of how many contacts, counted by what they tell, an answer could still come just before each moment."""
    order = np.argsort(times)
    still = np.searchsorted(times[order], at, "left")
    total, squares = (np.cumsum((many * one)[order][::-1])[::-1][still] for one in (weighs, weighs**2))
    result: Numbers = total**2 / squares
    return result


def _squares(curve: "SurvfuncRight", times: Numbers, squares: Numbers) -> Numbers:
    """The squared weights of the answers, at each time of the curve together."""
    result = np.bincount(np.searchsorted(curve.surv_times, times), squares, curve.surv_times.size)
    return result.astype(np.float64)


def _alike_at_risk(curve: "SurvfuncRight", squares: Numbers, kish: Numbers) -> Numbers:
    """Of how many contacts that weigh alike the hazard at each time would vary as much."""
    hazard = curve.n_events / curve.n_risk
    varies = squares * (1 - hazard) ** 2 + (curve.n_risk**2 / kish - squares) * hazard**2  # times n_risk^2
    some = hazard < 1 - ROUNDING
    return np.where(some, hazard * (1 - hazard) * curve.n_risk**2 / np.where(some, varies, 1.0), kish)


def _cases(curve: "SurvfuncRight", risk: Numbers) -> Numbers:
    """S (1 - S) / V, in which V is Greenwood's variance, written so that it also holds where nobody is left (S = 0)."""
    hazard, left = curve.n_events / curve.n_risk, curve.surv_prob
    before = np.concatenate([[1.0], left[:-1]])
    told = np.cumsum(hazard[:-1] / (risk[:-1] * (1 - hazard[:-1])))
    earlier = np.concatenate([[0.0], told])[: left.size]
    cases: Numbers = (1 - left) / (left * earlier + before * hazard / risk)
    return cases
