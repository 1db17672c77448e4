"""Writes an invented lake, read, into the home of a live site, in a process of its own; prints what a browser needs."""

import json
import sys

import django

from tests.site.browser.ledgers import session

TEXTS = (
    "Wanneer wordt het grofvuil in de Kerkstraat opgehaald? Het ligt er al drie weken.",
    "Bedankt voor de snelle hulp aan de balie!",
    "Dank voor uw bericht, wij reageren binnen twee werkdagen.",
    "Hoe dom kun je zijn?",
    "container weer vol, graag actie https://www.example.org/een-heel-lang-adres-dat-nergens-mag-worden-afgebroken",
)


def write() -> dict[str, str]:
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.readings.reader import the_reader
    from meetlat.collect.readings.reading import read_lake
    from meetlat.register.models import Account
    from tests.lake.model import row, table

    account = str(Account.objects.filter(status="current").order_by("id").values_list("id", flat=True)[0])
    rows = [row(key, text=TEXTS[key % len(TEXTS)], account=account if key % 3 else None) for key in range(1, 121)]
    the_lake().commit(table(rows), run=1)
    read_lake(the_lake(), *the_reader())
    return {"message": f"{5:016x}", **session()}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(write()))
