"""What a funnel says: its key, its table and its description, in the language that is switched on."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from meetlat.report.charts import key, theme
from meetlat.report.charts.limits import INNER, OUTER, Placed
from meetlat.report.numbers import number, percent

HOLLOW: dict[str, Any] = {"fill": theme.PAPER, "stroke": theme.SOFT_INK}


def entries(found: Sequence[Placed], centre: float, language: str) -> list[key.Entry]:
    own = [key.Entry(key.HERE, one.dot.name) for one in found if one.dot.here]
    line = (("path", {"d": "M0 10.5H24", "stroke": theme.INK, "stroke-width": "1"}),)
    diamond = (("path", {"d": "M12 4.5l5 6-5 6-5-6z", "fill": theme.INK}),)
    return [
        *own,
        key.Entry(_circle(**HOLLOW), _("het verschil kan toeval zijn")),
        key.Entry(
            _circle(fill=theme.SOFT_INK), _("buiten de grens van %(limit)s (streepjes)") % _said(INNER, language)
        ),
        key.Entry(diamond, _("buiten de grens van %(limit)s (lijn)") % _said(OUTER, language)),
        key.Entry(line, _("alle vragen samen: %(share)s") % {"share": percent(centre, language, 0)}),
    ]


def _said(level: float, language: str) -> dict[str, str]:
    return {"limit": percent(level, language, 0 if level == INNER else 1)}


def _circle(**drawn: str) -> tuple[key.Shape, ...]:
    return (("circle", {"cx": "12", "cy": "10.5", "r": "3.5", **drawn}),)


def row(one: Placed, centre: float, language: str) -> tuple[str, ...]:
    dot = one.dot
    return (dot.name, number(dot.n, language), percent(dot.share, language), _lies(one, centre, language))


def _lies(one: Placed, centre: float, language: str) -> str:
    if one.beyond == 0:
        return _("binnen de grenzen")
    where = _("boven de grens van %(limit)s") if one.dot.share > centre else _("onder de grens van %(limit)s")
    return where % _said(one.beyond, language)


def description(found: Sequence[Placed], centre: float, language: str) -> str:
    said = {
        "n": number(len(found), language),
        "warning": number(sum(one.beyond > 0 for one in found), language),
        "alarm": number(sum(one.beyond == OUTER for one in found), language),
        "share": percent(centre, language, 0),
        "inner": _said(INNER, language)["limit"],
        "outer": _said(OUTER, language)["limit"],
    }
    text = _(
        "Organisaties: %(n)s, rond %(share)s. Hoe minder vragen, hoe verder toeval een aandeel daar vandaan brengt. "
        "Buiten de grens van %(inner)s: %(warning)s, waarvan %(alarm)s ook buiten die van %(outer)s."
    )
    own = [
        _("%(name)s: %(share)s beantwoord (n = %(n)s), %(lies)s.")
        % dict(zip(("name", "n", "share", "lies"), row(one, centre, language), strict=True))
        for one in found
        if one.dot.here
    ]
    return " ".join([text % said, *own])
