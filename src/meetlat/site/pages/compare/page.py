"""What the comparison shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure.small import FEWEST
from meetlat.report.numbers import number
from meetlat.site.pages.compare.alike import alike_part
from meetlat.site.pages.compare.asked import MOST, Asked
from meetlat.site.pages.compare.headline import headline
from meetlat.site.pages.compare.side import members, side_by_side
from meetlat.site.pages.compare.standing import standings
from meetlat.site.pages.organisations.known import Everyone, Known
from meetlat.site.pages.organisations.meant import LONGEST_LIST, notes
from meetlat.site.pages.organisations.page import source
from meetlat.site.pages.organisations.words import language, listed, organisation_link, peer_words

Context = dict[str, Any]


def compare_page(everybody: Everyone, question: Asked) -> Context:
    """The page for a comparison; see ``Asked`` for what can be asked."""
    chosen = [everybody.by_id[id] for id in question.chosen]
    group = _group(everybody, question, chosen)
    return {
        "headline": headline(everybody, chosen),
        "lead": _("Zet tot vier organisaties naast elkaar en zie hoe ze het doen in hun groep."),
        "form": _form(question),
        "choices": [_choice(everybody, question, id) for id in question.choices or question.near],
        "notes": _notes(question),
        "chosen": [_chosen(everybody, question, one) for one in chosen],
        "side": side_by_side(everybody, chosen) if chosen else None,
        "tabs": _tabs(everybody, question, chosen) if chosen else None,
        "group": group,
        "own_list": {"value": question.texts, "most": LONGEST_LIST, "notes": notes(question.listed, everybody)},
        "source": source(everybody.edition),
    }


def _form(question: Asked) -> Context:
    return {
        "action": reverse("compare"),
        "ids": question.chosen,
        "group": question.group,
        "full": len(question.chosen) >= MOST,
        "add": "" if question.added else question.add,
    }


def _chosen(everybody: Everyone, question: Asked, one: Known) -> Context:
    link = organisation_link(one, everybody.called(language())[one.id])
    return link | {"remove": question.address(*(id for id in question.chosen if id != one.id))}


def _choice(everybody: Everyone, question: Asked, id: str) -> Context:
    """A link that adds one of those that a name can mean."""
    link = organisation_link(everybody.by_id[id], everybody.called(language())[id])
    return {"label": link["label"], "url": question.address(*question.chosen, id)}


def _notes(question: Asked) -> list[str]:
    """What of the question could not be done, and what to do instead."""
    notes = []
    if question.unknown:
        notes.append(_("Niet in het register: %(ids)s.") % {"ids": listed([id[:60] for id in question.unknown[:10]])})
    if question.too_many or (question.add and len(question.chosen) == MOST):
        notes.append(_("Er passen er vier naast elkaar. Haal er eerst een weg."))
    elif question.add and not question.added:
        notes.append(_add_note(question))
    return notes


def _add_note(question: Asked) -> str:
    said = {"name": question.add[:80]}
    if question.choices:
        return _("“%(name)s” kan meer organisaties betekenen. Kies er een:") % said
    if question.near:
        return _("“%(name)s” vonden we niet. Zocht u misschien:") % said
    return _("“%(name)s” vonden we niet. Kijk of de naam goed is gespeld.") % said


def _tabs(everybody: Everyone, question: Asked, chosen: list[Known]) -> Context:
    first = everybody.called(language())[chosen[0].id]
    labels = {
        "class": _("Met de eigen klasse"),
        "alike": _("Met de tien die het meest op %(name)s lijken") % {"name": first},
        "list": _("Met een eigen lijst"),
    }
    links = [
        {"label": label, "url": question.address(*question.chosen, group=id), "current": id == question.group}
        for id, label in labels.items()
    ]
    return {"label": _("Waarmee vergelijken"), "links": links}


def _group(everybody: Everyone, question: Asked, chosen: list[Known]) -> Context | None:
    """The group that was asked for: who are in it, why, and how the chosen ones stand in it."""
    if question.group == "list":
        listed_ = [everybody.by_id[id] for id in question.listed.found]
        return _of(everybody, chosen, listed_, {"words": ""}) if listed_ else None
    if not chosen:
        return None
    if question.group == "alike":
        said = alike_part(everybody, chosen[0])
        return _of(everybody, chosen, said["members"], {"alike": said["table"], "limits": said["limits"]})
    groups = {one.id: everybody.peers(one) for one in chosen}
    table = standings(everybody, groups, chosen)
    return {"standings": table, "words": _class_words(everybody, chosen), "few": _few(table)}


def _of(everybody: Everyone, chosen: list[Known], group: list[Known], more: Context) -> Context:
    table = standings(everybody, {one.id: group for one in chosen}, chosen)
    shown = [*chosen, *(one for one in group if one not in chosen)]
    listing = members(everybody, shown, chosen) if group else None
    return {"standings": table, "members": listing, "few": _few(table) if chosen and group else "", **more}


def _few(table: Context | None) -> str:
    few = _("Minder dan %(fewest)s in de groep hebben een cijfer: te weinig om een plaats te noemen.")
    return "" if table else few % {"fewest": FEWEST}


def _class_words(everybody: Everyone, chosen: list[Known]) -> str:
    """Which groups these are, each once: 32 gemeenten in Nederland met 100.000 inwoners of meer."""
    groups = {one.peer_key: one for one in chosen}
    sizes = [f"{number(len(everybody.peers(one)), language())} {peer_words(one)}" for one in groups.values()]
    return _("De groep: %(groups)s.") % {"groups": listed(sizes)}
