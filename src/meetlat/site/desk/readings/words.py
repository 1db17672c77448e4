"""What the readers say, in words: values, columns, and the rules that moved the score of a question."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from meetlat.collect.readings.listing import Message
from meetlat.register.models import Organisation
from meetlat.report import numbers

COLUMNS: dict[str, Promise] = {
    "is_question": gettext_lazy("Vraag"),
    "contact": gettext_lazy("Soort contact"),
    "relation": gettext_lazy("Spreekt als"),
    "sentiment": gettext_lazy("Gevoel"),
    "topics": gettext_lazy("Onderwerpen"),
    "places": gettext_lazy("Gemeenten"),
    "language": gettext_lazy("Taal"),
    "automatic": gettext_lazy("Automatisch antwoord"),
}
VALUES: dict[str, dict[str, Promise]] = {
    "language": {
        "nl": gettext_lazy("Nederlands"),
        "en": gettext_lazy("Engels"),
        "fr": gettext_lazy("Frans"),
        "de": gettext_lazy("Duits"),
        "other": gettext_lazy("een andere taal"),
        "unsure": gettext_lazy("niet zeker"),
    },
    "contact": {
        "question": gettext_lazy("vraag"),
        "report": gettext_lazy("melding"),
        "complaint": gettext_lazy("klacht"),
        "compliment": gettext_lazy("compliment"),
        "other": gettext_lazy("iets anders"),
    },
    "relation": {
        "customer": gettext_lazy("klant"),
        "voter": gettext_lazy("kiezer"),
        "subject": gettext_lazy("onderdaan"),
        "partner": gettext_lazy("partner"),
        "user": gettext_lazy("gebruiker"),
        "resident": gettext_lazy("buurtbewoner"),
        "unknown": gettext_lazy("niet te zeggen"),
    },
    "sentiment": {
        "negative": gettext_lazy("negatief"),
        "neutral": gettext_lazy("neutraal"),
        "positive": gettext_lazy("positief"),
    },
}
RULES: dict[str, Promise] = {
    "question-mark": gettext_lazy("er staat een vraagteken"),
    "ends-with-question-mark": gettext_lazy("het eindigt met een vraagteken"),
    "exclamation-mark": gettext_lazy("er staat een uitroepteken"),
    "link": gettext_lazy("er staat een link"),
    "name-first": gettext_lazy("het begint met een accountnaam"),
    "hashtag": gettext_lazy("er staat een hashtag"),
    "question-word-first": gettext_lazy("een zin begint met een vraagwoord"),
    "verb-first": gettext_lazy("een zin begint met een werkwoord, zoals in een vraag"),
    "asks-anybody": gettext_lazy("vraagt of iemand het weet"),
    "asks-indirectly": gettext_lazy("vraagt het met een omweg"),
    "requests": gettext_lazy("vraagt om iets te doen"),
    "presses": gettext_lazy("dringt aan"),
    "rhetorical": gettext_lazy("vraagt zonder antwoord te willen"),
    "greeting": gettext_lazy("is een groet"),
    "engagement": gettext_lazy("nodigt lezers uit om te reageren"),
    "headline": gettext_lazy("verwijst door, zoals een kop"),
    "answers-itself": gettext_lazy("geeft zelf het antwoord"),
    "quotes": gettext_lazy("haalt iemand aan"),
    "thanks": gettext_lazy("bedankt"),
    "praises": gettext_lazy("prijst"),
    "complains": gettext_lazy("klaagt"),
    "reports": gettext_lazy("noemt iets dat kapot, vuil of gevaarlijk is"),
    "place-told": gettext_lazy("zegt waar het is"),
    "automatic": gettext_lazy("lijkt op een automatisch antwoord"),
    "organisation-speaks": gettext_lazy("hier spreekt een organisatie"),
    "customer": gettext_lazy("noemt een dienst of product van de gemeente"),
    "voter": gettext_lazy("noemt raad, bestuur of verkiezingen"),
    "subject": gettext_lazy("noemt regels, boetes of belasting"),
    "partner": gettext_lazy("denkt mee of biedt iets aan"),
    "user": gettext_lazy("noemt iets dat mensen buiten gebruiken"),
    "resident": gettext_lazy("noemt de buurt of de buren"),
    "words": gettext_lazy("de woorden en letters samen"),
}


def value_words(column: str, value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if column == "topics":
        return ", ".join(topic_titles().get(name, name) for name in value) or _("geen")
    if column == "places":
        return ", ".join(_names(value)) or _("geen")
    return str(VALUES[column].get(value, value))


def question_words(message: Message) -> str:
    """Yes or no; with the score where it was the reader who said so."""
    said = value_words("is_question", message.stands["is_question"])
    return said if message.by_person else f"{said} ({score(message.stands['question_score'])})"


def reason_words(reasons: Iterable[str]) -> list[str]:
    """What spoke for a question and what against it, the strongest first."""
    reasons = list(reasons)
    sides = ((_("Ervoor: %(why)s."), "+"), (_("Ertegen: %(why)s."), "-"))
    told = [(words, [_title(one[1:]) for one in reasons if one[:1] == sign]) for words, sign in sides]
    return [words % {"why": ", ".join(titles)} for words, titles in told if titles]


def score(value: float) -> str:
    return numbers.number(value, get_language() or "nl", 2)


def topic_titles() -> dict[str, str]:
    """The titles in the files of topics, by name."""
    from meetlat.text.topics import topics  # here: the site starts without what reads texts

    return {topic.name: topic.title[get_language() or "nl"] for topic in topics().lists}


def _title(rule: str) -> str:
    return str(RULES.get(rule, rule))


def _names(ids: list[str]) -> list[str]:
    known = Organisation.objects.in_bulk(ids)
    return [known[id].name_in(get_language() or "nl") if id in known else id for id in ids]
