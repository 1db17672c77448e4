"""What happened while collecting, in words for who has no server: why something was not read, how a run ended."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetlat.collect.models import Run
from meetlat.collect.source import COUNTS, FILE, LIVE, sources
from meetlat.collect.standing import NOT_YET

SETTING = re.compile(r"MEETLAT_\w+")


@dataclass(frozen=True)
class Reason:
    """A kind of failure, told by words of the message that was written down."""

    id: str  # in the CSV
    told_by: re.Pattern[str]
    text: Promise


def _reason(id: str, told_by: str, text: Promise) -> Reason:
    return Reason(id, re.compile(told_by, re.IGNORECASE), text)


REASONS = (  # the first that fits
    _reason("not-yet", f"^{NOT_YET}$", gettext_lazy("nog niet gelezen")),
    _reason(
        "not-shown",
        r"no more than the last|no longer held|set up anew",
        gettext_lazy("het platform laat dit niet meer zien"),
    ),
    _reason("not-theirs", "leads to another account", gettext_lazy("deze naam is nu van een ander account")),
    _reason(
        "closed",
        r"answered (401|403|451)|servers that sign|who signs in|token|shows none|not shown",
        gettext_lazy("de server laat dit niet lezen zonder aanmelding of toestemming"),
    ),
    _reason(
        "limit",
        r"answered 429|limit|budget|quota|come back|later",
        gettext_lazy("de server vroeg om later terug te komen"),
    ),
    _reason(
        "gone",
        r"answered 4(04|10)|is not there|suspended|deleted|went away|no such (channel|account)|no profile|^X: "
        r"|AccountTakedown|AccountDeactivated|RepoNotFound",
        gettext_lazy("het platform kent dit account niet meer"),
    ),
    _reason("broken", r"answered 5\d\d", gettext_lazy("de server had een storing")),
    _reason("no-host", "no such host", gettext_lazy("de server bestaat niet meer op dit adres")),
    _reason(
        "no-answer",
        r"no whole answer|took longer|in time|stopped|connection|unreachable|cursor|missed|seconds",
        gettext_lazy("de verbinding viel weg"),
    ),
    _reason("robots", "robots", gettext_lazy("de website vraagt om niet gelezen te worden")),
    _reason(
        "address",
        r"no public address|port \d|password in it|cannot be asked|sends us on",
        gettext_lazy("het adres is geen gewoon openbaar webadres"),
    ),
    _reason(
        "form",
        r"no JSON|not of ActivityPub|no RSS|cannot be read|JSON Feed|no outbox|no ActivityPub actor|older than"
        r"|packed as|in a circle|another host|do not fit|other form|tags",
        gettext_lazy("het antwoord had een andere vorm dan afgesproken"),
    ),
    _reason("too-much", r"larger than|more than", gettext_lazy("de server gaf meer dan Meetlat in één bezoek leest")),
)
OTHER = _reason("other", "", gettext_lazy("om een andere reden niet gelezen"))

ENDED: dict[str, Promise] = {
    Run.Status.RUNNING: gettext_lazy("is bezig"),
    Run.Status.DONE: gettext_lazy("helemaal klaar"),
    Run.Status.WAITING: gettext_lazy("wacht: de server vroeg om later terug te komen"),
    Run.Status.STOPPED: gettext_lazy("onderbroken; gaat verder waar het was"),
    Run.Status.FAILED: gettext_lazy("gestopt: de antwoorden hadden een andere vorm dan afgesproken"),
}
STREAM_WAITS = gettext_lazy("onderbroken; gaat verder waar het was")  # a live stream is never done


def reason(message: str) -> Reason:
    """What kind of failure a message tells of."""
    return next((kind for kind in REASONS if kind.told_by.search(message)), OTHER)


def ended(run: Run) -> str:
    """How a run ended."""
    if run.source.endswith(LIVE) and run.status == Run.Status.WAITING:
        return str(STREAM_WAITS)
    return str(ENDED[run.status])


NAMES: dict[str, Promise] = {
    "manual": gettext_lazy("Met de hand geteld"),
    COUNTS: gettext_lazy("Bestand met tellingen"),
    "feeds": gettext_lazy("Nieuwsfeeds"),
    "simulated": gettext_lazy("Verzonnen, als voorbeeld"),
}


def source_name(name: str) -> str:
    """A source as people know it."""
    if name in NAMES:
        return str(NAMES[name])
    if name.startswith(FILE):
        return _("Bestand (%(format)s)") % {"format": name.removeprefix(FILE)}
    followed = name.removesuffix(LIVE)
    title = sources()[followed].title.partition(" (")[0] if followed in sources() else followed
    return _("%(source)s, doorlopend meegelezen") % {"source": title} if name != followed else title


def counted_by(source: str) -> str:
    """Where a count of an account comes from; of a file the lake knows only the run."""
    return _("Uit een bestand") if source.startswith(FILE) else source_name(source)


def unbroken(text: str) -> str:
    """A date that stays on one line of a narrow column."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def lacks(missing: str) -> str:
    """Which setting a source lacks."""
    names = SETTING.findall(missing)
    return _("%(setting)s ontbreekt") % {"setting": names[0]} if names else ""
