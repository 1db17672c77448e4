"""What the list of organisations found, in one sentence, where the figures carry it."""

from django.utils.translation import gettext as _

from meetlat.report.numbers import number
from meetlat.site.pages.organisations.asked import NOT, Asked
from meetlat.site.pages.organisations.known import Known
from meetlat.site.pages.organisations.words import group_words, language, platform_words


def headline(question: Asked, found: list[Known]) -> str:
    """What was found of a whole kind in a country; otherwise what the page is."""
    whole = question.country and question.kind and not (question.q or question.province or question.size_class)
    measured = [one for one in found if "accounts" in one.figures]
    if not (whole and measured):
        return _("Organisaties en hun accounts")
    group = group_words(question.country, question.kind)
    if question.platform:
        return _of_platform(question.platform, len(found), group)
    return _of_accounts(measured, group)


def _of_accounts(measured: list[Known], group: str) -> str:
    having = sum(one.figures["accounts"] > 0 for one in measured)
    said = {"having": number(having, language()), "all": number(len(measured), language()), "group": group}
    if having == len(measured) > 1:
        return _("Alle %(all)s %(group)s hebben ten minste één officieel account") % said
    return _("%(having)s van de %(all)s %(group)s hebben ten minste één officieel account") % said


def _of_platform(platform: str, n: int, group: str) -> str:
    name = platform_words((platform.removeprefix(NOT),)) or platform.removeprefix(NOT)
    said = {"n": number(n, language()), "group": group, "platform": name}
    if platform.startswith(NOT):
        return _("Van %(n)s %(group)s vonden we geen account op %(platform)s") % said
    return _("Ten minste %(n)s %(group)s zitten op %(platform)s") % said
