"""How a source is asked: at the pace and in the name that the settings give."""

from collections.abc import Iterator
from contextlib import contextmanager

from meetlat.collect.questions import asked_today
from meetlat.collect.source import Source
from meetlat.environment import politeness
from meetlat.web import Pace, Settings, Web


@contextmanager
def web_of(source: Source) -> Iterator[Web]:
    """One client for one run."""
    pace = Pace(politeness=politeness(), per_day=source.per_day, asked_before=asked_today())
    with Web(guarded=True) if source.guarded else Web(Settings(pace=pace)) as web:
        yield web
