"""What the page says of an account: official, was official, shared, not in the register, no address."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.collect.liveness import matter
from meetlat.register.address import Address, NotAnAddress
from meetlat.register.invented import is_invented
from meetlat.register.official import Answer, Found
from meetlat.register.official import check as look_up
from meetlat.register.platforms import platforms
from meetlat.report.numbers import NONE, day
from meetlat.site.liveness import in_words
from meetlat.site.pages.check.refusals import refusal
from meetlat.site.pages.organisation.accounts import evidence, kind_of, platform_name
from meetlat.site.pages.organisations.known import everyone
from meetlat.site.pages.organisations.page import source
from meetlat.site.pages.organisations.words import cell, kind_word, language, listed, organisation_url

LONGEST_SHOWN = 80  # characters of what was pasted that are shown again
Context = dict[str, Any]


def check_page(account: str | None) -> Context:
    """The page for what was pasted; None where nothing was asked yet."""
    frame = {"field": _field(account or ""), "source": source(everyone().edition)}
    if account is None:
        return frame | {"headline": _("Is dit account van de overheid?"), "lead": _intro()}
    try:
        answer = look_up(account)
    except NotAnAddress as error:
        said = {"headline": _("Hier kunnen we geen account in lezen"), "refusal": refusal(error)}
        return frame | said
    return frame | _ANSWERS[answer.status](answer) | _invented(answer)


def _invented(answer: Answer) -> Context:
    """The banner, where it is an account of the practice country."""
    owners = [one for found in answer.found for one in found.organisations]
    return {"practice": True} if any(is_invented(one.country) for one in owners) else {}


def _intro() -> str:
    return _("Plak het adres van een account of een @naam. U ziet van wie het is en hoe we dat weten.")


def _field(account: str) -> Context:
    return {"action": reverse("check"), "value": account[:LONGEST_SHOWN] if len(account) > 300 else account}


def _official(answer: Answer) -> Context:
    """The headline names the owner where there is one; a bare name can be of several, on several platforms."""
    names = _owners(answer.found)
    said = {"handle": _shown(answer.address), "names": listed(names), "platform": _platforms(answer.found)}
    if len(names) > 1 and len(answer.found) == 1:
        headline = _("Ja: dit is een gedeeld account van %(names)s") % said
    elif len(names) == 1:
        headline = _("Ja: dit is een officieel account van %(names)s") % said
    else:
        headline = _("De naam “%(handle)s” is op meer dan één platform officieel") % said
    return {
        "headline": headline,
        "lead": _lead_of_bare_name(answer),
        "accounts": [_account(found) for found in answer.found],
    }


def _lead_of_bare_name(answer: Answer) -> str:
    """On another platform the same name can be somebody else's."""
    if answer.address.platform:
        return ""
    said = {"handle": _shown(answer.address), "platforms": _platforms(answer.found)}
    words = _("“%(handle)s” is officieel op %(platforms)s. Elders kan de naam van een ander zijn.")
    return words % said


def _former(answer: Answer) -> Context:
    said = {"names": listed(_owners(answer.found))}
    return {
        "headline": _("Niet meer: dit was een officieel account van %(names)s") % said,
        "lead": _("Het staat niet meer in het register. Wie het nu gebruikt, weten we niet."),
        "accounts": [_account(found) for found in answer.found],
        "now": [_account(found) for found in answer.now],
        "was": True,
    }


def _unknown(answer: Answer) -> Context:
    return {
        "headline": _("Dit account staat niet in het register"),
        "lead": _("Dat bewijst niet dat het vals is: het register kent niet elk account. Wees wel voorzichtig."),
        "asked": _shown(answer.address),
        "nearest": _nearest(answer.nearest),
        "unknown": True,
    }


_ANSWERS = {"official": _official, "former": _former, "unknown": _unknown}


def _owners(found: list[Found]) -> list[str]:
    owners = {one.pk: one for each in found for one in each.organisations}
    return [owner.name_in(language()) for owner in owners.values()]


def _platforms(found: list[Found]) -> str:
    return listed(list(dict.fromkeys(platform_name(each.account) for each in found)))


def _shown(address: Address) -> str:
    """The handle as it was read, short enough to stand in a sentence."""
    on = f" ({address.platform.name})" if address.platform else ""
    return address.handle[:LONGEST_SHOWN] + on


def _account(found: Found) -> Context:
    """Whose, what it is for, since when, how we know; with until when where that ended."""
    account, ended = found.account, day(found.account.ended, language())
    return {
        "platform": platform_name(account),
        "handle": account.handle,
        "url": account.url if account.status == "current" else "",
        "owners": [_owner(one) for one in found.organisations],
        "kind": kind_of(account),
        "since": day(account.first_day, language()) if account.first_day else _("niet bekend"),
        "until": ended if ended != NONE else "",
        "evidence": evidence(account, ended=account.status != "current"),
        "liveness": in_words(matter(account), language()),
    }


def _owner(one: Any) -> Context:
    return {"label": one.name_in(language()), "kind": kind_word(one.kind), "url": organisation_url(one.pk)}


def _nearest(found: list[Found]) -> Context | None:
    """The official accounts whose name looks most like it."""
    rows = [{"cells": _near_cells(each)} for each in found if each.organisations]
    columns = [_("Platform"), _("Account"), _("Van wie")]
    return {
        "caption": _("Officiële accounts met een naam die erop lijkt"),
        "caption_hidden": True,
        "columns": [{"label": label} for label in columns],
        "rows": rows,
    } if rows else None  # fmt: skip


def _near_cells(found: Found) -> list[Any]:
    owners = found.organisations
    return [
        cell(platforms()[found.account.platform].name),
        cell(found.account.handle, url=found.account.url, external=True),
        cell(listed([one.name_in(language()) for one in owners]), url=organisation_url(owners[0].pk)),
    ]
