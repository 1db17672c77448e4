"""The practice country speaks: simulated messages for its accounts, read and measured as real ones are."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meetlat.measure.simulation import Account
    from meetlat.report.models import Edition

MESSAGES = 20_000
MEASURED = "2025"  # the whole year in what is simulated
COMPARED = ("2025-Q3", "2025-Q4")  # two times as long, of which one can be held beside the other
OUTSIDE = 8_000  # accounts
OUTSIDE_SOURCE = "Oefenpeiling 2025"
UNCOUNTED = 20_000  # inhabitants, where nobody counted them: it only weighs how much is said


def practise(messages: int = MESSAGES) -> bool:
    """Fills the lake once and reads what was said; says whether it did.

    Where the lake holds anything else it says so and leaves it: real messages and invented ones are never mixed.
    """
    from meetlat.cli.progress import bar
    from meetlat.cli.start import progress
    from meetlat.collect.lakes import the_lake
    from meetlat.measure.simulation import OtherMessages, practice_messages

    lake = the_lake()
    try:
        with bar("simulating messages") as shown:
            said = practice_messages(lake, organisations(), accounts(), messages, progress=shown, towns=towns())
    except OtherMessages as others:
        progress(f"no messages were simulated: {others}")
        return False
    progress(f"{said['messages']:,} messages of the practice country, simulated")
    _read()
    return True


def visited() -> None:
    """Visits the invented websites of the practice country, once."""
    from meetlat.cli.start import progress
    from meetlat.collect.evidence.practice import visit_practice

    if visit_practice():
        progress("websites of the practice country visited, as if they existed")


def organisations() -> list[tuple[str, str, int]]:
    """Those of the practice country, with their last known inhabitants."""
    from meetlat.register.invented import COUNTRY
    from meetlat.register.models import Inhabitants, Organisation

    counted = Inhabitants.objects.filter(organisation__country=COUNTRY).order_by("year")
    people = dict(counted.values_list("organisation", "inhabitants"))
    there = Organisation.current.filter(country=COUNTRY).order_by("id").values_list("id", "name")
    return [(id, name, people.get(id, UNCOUNTED)) for id, name in there]


def towns() -> list[tuple[str, str, int]]:
    """Where its residents live."""
    from meetlat.register.invented import COUNTRY
    from meetlat.register.models import Organisation

    there = Organisation.current.filter(country=COUNTRY, kind="municipality").values_list("id", flat=True)
    known = set(there)
    return [one for one in organisations() if one[0] in known]


def accounts() -> "list[Account]":
    """Their accounts of today; one that two organisations share cannot be said to answer for either."""
    from django.db.models import Count, Min

    from meetlat.measure.simulation import Account
    from meetlat.register.invented import COUNTRY
    from meetlat.register.models import Account as Registered

    held = Registered.objects.filter(status=Registered.Status.CURRENT, organisations__country=COUNTRY)
    alone = held.annotate(holders=Count("organisations"), holder=Min("organisations")).filter(holders=1)
    rows = alone.order_by("pk").values_list("pk", "holder", "platform", "role")
    return [Account(str(number), holder, platform, role) for number, holder, platform, role in rows]


def _read() -> None:
    from meetlat.cli.progress import bar
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.readings.reader import the_reader
    from meetlat.collect.readings.reading import read_lake

    with bar("reading messages") as shown:
        read_lake(the_lake(), *the_reader(), processes=1, progress=shown)


def kept() -> None:
    """Freezes how complete the register is, and how many residents are on each platform."""
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.collect.lakes import the_lake
    from meetlat.measure.yardstick.period import period
    from meetlat.register.invented import COUNTRY
    from meetlat.report.completeness_kept import keep_completeness
    from meetlat.report.placed import Asked
    from meetlat.report.residents_kept import keep_residents

    home = environment.home()
    asked = Asked(COUNTRY, period(MEASURED), outside=OUTSIDE)
    complete = keep_completeness(home, COUNTRY, progress)
    residents = keep_residents(home, the_lake(), asked, OUTSIDE_SOURCE, environment.engine(), progress)
    for taken, new in (complete, residents):
        if new:
            progress(f"edition {taken.id} taken")


def measured() -> "Edition":
    """The edition of measures of what the practice country said in a year; and those of two quarters of it."""
    for quarter in COMPARED:
        _measured(quarter)
    return _measured(MEASURED)


def _measured(written: str) -> "Edition":
    """Taken now if need be."""
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.collect.lakes import the_lake
    from meetlat.measure.yardstick.period import period
    from meetlat.report.measures import take_measures

    taken, new = take_measures(environment.home(), the_lake(), period(written), environment.engine(), progress)
    if new:
        progress(f"edition {taken.id} taken")
    return taken
