"""Where in texts a feeling is shown, how strongly, and whether it is denied: all texts of a batch at once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from meetlat.text.letters import BEGIN
from meetlat.text.phrases import Found
from meetlat.text.sentiment.lexicon import ROLES, SPOKEN, Lexicon
from meetlat.text.texts import Texts

REACH = 3  # words over which a denial reaches
NEAR = 2  # words over which a strengthening or weakening word reaches
POLARITY = ROLES.index("polarity")
DENIED = -0.5  # "not good" is less bad than "good" is good

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Hits:
    """The words of feeling in the order of the texts."""

    text: Places
    polarity: Floats  # as the lexicon has it, strengthened or weakened
    denied: Bools
    before_but: Bools
    after_but: Bools
    sign: Bools
    denials: Places  # the text of each word that denies
    ironies: Places  # the text of each cue of irony

    @property
    def felt(self) -> Floats:
        """What is felt after denial."""
        return np.where(self.denied, self.polarity * np.float32(DENIED), self.polarity)


@dataclass(frozen=True)
class _Spots:
    """Where words of one role stand, in order; and as the last one a spot that is nowhere."""

    text: Places
    sentence: Places
    first: Places  # the number of its first word, over all texts
    last: Places
    value: Floats

    def before(self, others: "_Spots") -> Places:
        """For each of the others the number of the last of these that stands before it; -1: nowhere."""
        return np.searchsorted(self.first[:-1], others.first[:-1]) - 1

    def behind(self, others: "_Spots") -> Places:
        at = np.searchsorted(self.first[:-1], others.last[:-1], "right")
        return np.where(at < len(self.first) - 1, at, -1)


def hits(texts: Texts, languages: npt.NDArray[np.int8], lexicon: Lexicon) -> Hits:
    """``languages``: the place of each text's language in LANGUAGES."""
    found = _outermost(lexicon.phrases.find(texts))
    says = lexicon.says[found.phrase, np.minimum(languages, len(SPOKEN))[found.text]]
    spots = _spots(texts, found, says)
    felt, deny, but = spots["polarity"], spots["deny"], spots["but"]
    verb, sign = (says[says[:, POLARITY] != 0, ROLES.index(name)] != 0 for name in ("verb", "sign"))
    return Hits(
        text=felt.text[:-1],
        polarity=felt.value[:-1] * _strength(felt, spots["degree"]),
        denied=~sign & (_denied_before(felt, deny, but) | (verb & _denied_behind(felt, deny))),
        before_but=but.text[but.behind(felt)] == felt.text[:-1],
        after_but=but.text[but.before(felt)] == felt.text[:-1],
        sign=sign,
        denials=deny.text[:-1],
        ironies=spots["irony"].text[:-1],
    )


def _outermost(found: Found) -> Found:
    """Without those that lie within a longer one, in order of their starts."""
    order = np.lexsort((-found.end, found.start))
    end = found.end[order]
    kept = order[np.concatenate(([True], end[1:] > np.maximum.accumulate(end)[:-1]))[: len(order)]]
    return Found(found.phrase[kept], found.text[kept], found.start[kept], found.end[kept])


def _spots(texts: Texts, found: Found, says: Floats) -> dict[str, _Spots]:
    """By role."""
    word = np.cumsum(texts.spaces, dtype=np.int32)
    sentence = np.cumsum(texts.codes == BEGIN, dtype=np.int32)[found.end - 1]
    columns = (found.text, sentence, word[found.start], word[found.end - 1])
    places = [np.append(column, -1) for column in columns]
    roles = {}
    for name, value in zip(ROLES, says.T, strict=True):
        held = np.append(np.flatnonzero(value), -1)
        text, sentences, first, last = (place[held] for place in places)
        roles[name] = _Spots(text, sentences, first, last, np.append(value, np.float32(1))[held])
    return roles


def _strength(felt: _Spots, degree: _Spots) -> Floats:
    at = degree.before(felt)
    near = (degree.sentence[at] == felt.sentence[:-1]) & (felt.first[:-1] - degree.last[at] <= NEAR)
    return np.where(near, degree.value[at], np.float32(1))


def _denied_before(felt: _Spots, deny: _Spots, but: _Spots) -> Bools:
    """By a word shortly before it in the same sentence, with no "but" between."""
    at = deny.before(felt)
    near = (deny.sentence[at] == felt.sentence[:-1]) & (felt.first[:-1] - deny.last[at] <= REACH)
    turned = but.first[but.before(felt)] > deny.last[at]
    return np.asarray(near & ~turned)


def _denied_behind(felt: _Spots, deny: _Spots) -> Bools:
    at = deny.behind(felt)
    return np.asarray((deny.sentence[at] == felt.sentence[:-1]) & (deny.first[at] - felt.last[:-1] <= REACH))
