"""Tables of one kind cut by size class and by province."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from meetlat.register.vocabulary import provinces
from meetlat.report.census import sort_key
from meetlat.report.numbers import number, percent
from meetlat.report.pictures import class_name
from meetlat.site.pages.national.counted import Counted, Group
from meetlat.site.pages.national.tables import Cell, Table, drawn_ruler, opened
from meetlat.site.pages.national.words import Words, size_class_words

Parts = Sequence[tuple[str, dict[str, str]]]  # what a part is called, and how it is cut


def size_class_table(group: Group, words: Words, language: str) -> Table:
    """Per platform the share in each size class; above them how many there are."""
    parts = [(class_name(id), {"size_class": id}) for id in group.size_classes()]
    columns = [{"label": _("Platform")}, *({"label": name, "number": True} for name, _cut in parts)]
    sizes = [words.many.capitalize(), *(_size(group, cut, language) for _name, cut in parts)]
    shares = [[one.name, *(share_cell(group, one.id, cut, language) for _name, cut in parts)] for one in group.common()]
    rows = [{"cells": cells} for cells in (sizes, *shares)]
    return {"caption": _("Naar inwoners"), "caption_hidden": True, "columns": columns, "rows": rows}


def province_table(group: Group, words: Words, language: str) -> Table:
    """Per province the share on each platform, in the order of their names."""
    parts, head = province_parts(group, language), _("Provincie")
    return _cut_table(group, _("Per provincie"), head, parts, words, language)


def size_class_parts(group: Group) -> Parts:
    return [(size_class_words(id), {"size_class": id}) for id in group.size_classes()]


def province_parts(group: Group, language: str) -> Parts:
    named = {id: provinces()[id][language] for id in group.provinces() if id in provinces()}
    ordered = sorted(named.items(), key=lambda pair: sort_key(pair[1]))
    return [(name, {"province": id}) for id, name in ordered]


def _cut_table(
    group: Group,
    caption: str,
    head: str,
    parts: Parts,
    words: Words,
    language: str,
) -> Table:
    platforms = group.common()
    columns = [{"label": head}, {"label": words.many.capitalize(), "number": True}]
    columns += [{"label": platform.name, "number": True} for platform in platforms]
    rows = [
        {
            "cells": [
                name,
                _size(group, cut, language),
                *(share_cell(group, platform.id, cut, language) for platform in platforms),
            ]
        }
        for name, cut in parts
    ]
    return {"caption": caption, "caption_hidden": True, "columns": columns, "rows": rows}


def _size(group: Group, cut: dict[str, str], language: str) -> str:
    counted = group.figure("any_account", **cut)
    return number(counted.n if counted else None, language)


def share_cell(group: Group, platform: str, cut: dict[str, str], language: str) -> Cell:
    """A share that opens up, or the words for not known."""
    counted = group.figure("on_platform", platform, **cut)
    if counted is None or counted.value is None:
        return {"text": _("niet bekend"), "unknown": True}
    return {
        "text": percent(counted.value, language),
        "url": opened(group, "on_platform", platform=platform, **cut),
    }


def one_platform_table(
    group: Group,
    platform: str,
    head: str,
    parts: Parts,
    words: Words,
    language: str,
) -> Table:
    """One platform's number and share in each part."""
    columns = [
        {"label": head},
        {"label": words.many.capitalize(), "number": True},
        {"label": _("Gevonden"), "number": True},
        {"label": _("Ten minste"), "number": True},
        {"label": _("0 tot 100%")},
    ]
    rows = [{"cells": _part_cells(group, platform, name, cut, language)} for name, cut in parts]
    return {"caption": head, "caption_hidden": True, "columns": columns, "rows": rows}


def _part_cells(group: Group, platform: str, name: str, cut: dict[str, str], language: str) -> list[Cell]:
    counted = group.figure("on_platform", platform, **cut) or Counted(None, 0, 0)
    return [
        name,
        _size(group, cut, language),
        number(counted.count, language),
        share_cell(group, platform, cut, language),
        {"drawing": drawn_ruler(counted.value)},
    ]
