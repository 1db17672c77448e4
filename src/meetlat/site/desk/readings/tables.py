"""Messages and readings as tables, with their words ready (see components/figure_table.html)."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.collect.readings.corrections import history
from meetlat.collect.readings.listing import Message
from meetlat.collect.readings.models import Correction
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.report import numbers
from meetlat.site.desk.readings.words import COLUMNS, question_words, reason_words, value_words
from meetlat.site.desk.tables import Table, table

SHORT = 200  # letters of a text in a list


def messages_table(messages: Iterable[Message]) -> Table:
    columns = [_("Bericht"), _("Wanneer"), _("Vraag"), _("Soort contact"), _("Gevoel"), _("Onderwerpen")]
    return table(_("Gelezen berichten"), columns, map(_message_row, messages))


def _message_row(message: Message) -> list[Any]:
    text = message.text if len(message.text) <= SHORT else f"{message.text[:SHORT]}…"
    shown = {"text": text.strip() or _("(geen tekst)"), "url": reverse("desk_message", args=[id_of(message)])}
    said = [value_words(name, message.stands[name]) for name in ("contact", "sentiment", "topics")]
    return [shown | {"note": _note(message)}, _moment(message.created_at), _question(message), *said]


def _note(message: Message) -> str:
    language = value_words("language", message.stands["language"])
    return f"{platforms()[message.platform].name}, {language}"


def _question(message: Message) -> dict[str, str]:
    why = _("nagekeken") if message.by_person else " ".join(reason_words(message.stands["reasons"]))
    return {"text": question_words(message), "note": why}


def message_facts(message: Message) -> list[dict[str, Any]]:
    """For components/facts.html."""
    account = Account.objects.filter(pk=message.account).first() if message.account else None
    url = reverse("desk_account", args=[account.pk]) if account else ""
    return [
        {"label": _("Platform"), "value": platforms()[message.platform].name},
        {"label": _("Wanneer"), "value": _moment(message.created_at)},
        {"label": _("Van"), "value": account.handle if account else _("iemand van buiten het register"), "url": url},
        {"label": _("Gelezen door"), "value": _("versie %(name)s") % {"name": message.stands["reader_version"]}},
    ]


def readings_table(message: Message, standing: dict[str, Correction]) -> Table:
    """What the reader made of each column, and what stands."""
    columns = [_("Wat"), _("Meetlat leest"), _("Wat geldt"), _("Door wie")]
    rows = (_reading_row(message, name, standing.get(name)) for name in COLUMNS)
    return table(_("Wat er gelezen is"), columns, rows)


def _reading_row(message: Message, name: str, said: Correction | None) -> list[Any]:
    read: Any = value_words(name, message.read[name])
    if name == "is_question":
        why = " ".join(reason_words(message.read["reasons"]))
        score = numbers.number(message.read["question_score"], get_language() or "nl", 2)
        read = {"text": f"{read} ({score})", "note": why}
    by = {"text": said.by.username, "note": _moment(said.at)} if said else "Meetlat"
    return [str(COLUMNS[name]), read, value_words(name, message.stands[name]), by]


def history_table(message: Message) -> Table:
    columns = [_("Wanneer"), _("Wat"), _("Waarde"), _("Waarom"), _("Wie")]
    return table(_("Verbeteringen"), columns, (_said_row(message, one) for one in history(message.key)))


def _said_row(message: Message, one: Correction) -> list[Any]:
    value: Any = _("teruggenomen") if one.value is None else value_words(one.column, one.value)
    if one.text_digest != message.seen.text_digest:
        value = {"text": value, "note": _("geldt niet meer: de tekst is daarna gewijzigd")}
    return [_moment(one.at), str(COLUMNS[one.column]), value, one.why or "–", one.by.username]


def id_of(message: Message) -> str:
    """The key as it stands in an address: without a sign."""
    return f"{message.key % 2**64:016x}"


def key_of(id: str) -> int | None:
    """The key in an address; None where there is none."""
    try:
        return int.from_bytes(bytes.fromhex(id), "big", signed=True) if len(id) == 16 else None
    except ValueError:
        return None


def _moment(at: Any) -> str:
    return numbers.moment(at, get_language() or "nl")
