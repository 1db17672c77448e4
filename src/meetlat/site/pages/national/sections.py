"""The lists by name under a national picture: each with its heading, what it does not say, and its figure."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.report.numbers import number
from meetlat.site.pages.national.counted import Group
from meetlat.site.pages.national.named import newest_moves, shared_accounts, theme_channels
from meetlat.site.pages.national.tables import opened
from meetlat.site.pages.national.words import Words

Said = dict[str, Any]


def named_sections(group: Group, said: Words, language: str) -> dict[str, Said]:
    """Newest moves, shared accounts and theme channels."""
    return {
        "moves": _moves(group, said, language),
        "shared": _shared(group, language),
        "themes": _themes(group, language),
    }


def _moves(group: Group, said: Words, language: str) -> Said:
    return {
        "heading": _("Nieuw op Mastodon en Bluesky"),
        "note": _("De datum is die van het register. Hij zegt niet wanneer het account is geopend."),
        "table": _shortened(newest_moves(group, language), language),
        "none": _("Op Mastodon en Bluesky is %(nobody)s gevonden.") % {"nobody": said.nobody},
        "open": opened(group, "open_platforms"),
    }


def _shared(group: Group, language: str) -> Said:
    return {
        "heading": _("Gedeelde accounts"),
        "note": _("Eén account kan voor meer organisaties antwoorden."),
        "table": _shortened(shared_accounts(group, language), language),
        "none": _("Er is geen gedeeld account gevonden."),
        "open": opened(group, "shared_accounts"),
    }


def _themes(group: Group, language: str) -> Said:
    return {
        "heading": _("Themakanalen"),
        "note": _("Accounts over één onderwerp of project, herkend aan hun naam. Zonder herkenbare naam missen we ze."),
        "table": _shortened(theme_channels(group, language), language),
        "none": _("Er is geen themakanaal gevonden."),
        "open": opened(group, "theme_accounts"),
    }


def _shortened(table: Said, language: str) -> Said:
    """With a sentence for the rows that are left out."""
    more = table["more"]
    text = _("En nog %(n)s: zie het cijfer.") % {"n": number(more, language)}
    return {**table, "more_words": text if more else ""}
