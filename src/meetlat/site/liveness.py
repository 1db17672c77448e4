"""What is the matter with an account, in words for the public pages and the desk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetlat.collect.evidence.models import Liveness
from meetlat.report.numbers import day

State = Liveness.State
WORDS: dict[str, Promise] = {
    State.NOT_THEIRS: _("de naam is sinds %(day)s van een ander"),
    State.GONE: _("niet meer gevonden sinds %(day)s"),
    State.MOVED: _("verhuisd, gezien op %(day)s"),
    State.RENAMED: _("heet anders sinds %(day)s"),
    State.SILENT_WITH_FOLLOWERS: _("plaatst niets sinds %(day)s, heeft wel volgers"),
    State.SILENT: _("plaatst niets sinds %(day)s"),
    State.WALLED: _("niet te lezen zonder aan te melden, gezien op %(day)s"),
}


def in_words(matter: Liveness | None, language: str) -> str:
    """Short, with its day; empty when nothing is the matter."""
    return str(WORDS[matter.state]) % {"day": day(matter.since, language)} if matter else ""
