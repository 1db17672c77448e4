"""How fast NDJSON comes in: messages a second and memory, beside json.loads into pandas in the same run.

    .venv/bin/python -m bench.importing [--messages 5000000] [--json]

The messages are Bluesky records by invented people. `meetlat import` parses, hashes, masks and writes them; pandas only
gets the same columns into memory.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bench.serving import MEETLAT

PEOPLE = 20_000
THREADS = 50_000  # that people answer at a time
START = datetime(2024, 1, 1, tzinfo=UTC)
SAID = [
    "Wanneer wordt het oud papier opgehaald in de Kerkstraat? Wij wachten al drie weken.",
    "De lantaarnpaal bij de brug is stuk, en dat is gevaarlijk voor fietsers.",
    "Dank u wel, dat is snel geregeld 👍",
    "Is het gemeentehuis open op vrijdagmiddag? Ik kan het op de site niet vinden: https://polderdam.example/open",
    "Wij kijken ernaar en komen erop terug. Kunt u ons het huisnummer sturen?",
    "Weer een kuil in het fietspad langs de vaart. Foto's staan op mijn pagina.",
    "Geen idee",
    "Goedemorgen! De wethouder is vandaag in het wijkcentrum en beantwoordt daar vragen over de nieuwe parkeerregels, "
    "de groenvoorziening en de plannen voor het plein.",
]
PANDAS = """
import json, sys
import pandas as pd
rows = []
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        record = json.loads(line)
        value, reply = record["value"], record["value"].get("reply", {})
        rows.append((
            record["uri"], record["uri"].split("/")[2], value["createdAt"], "reply" if reply else "post", value["text"],
            reply.get("parent", {}).get("uri"), reply.get("root", {}).get("uri"),
            [feature["did"] for facet in value.get("facets", []) for feature in facet["features"]],
        ))
names = ["id", "author", "created_at", "kind", "text", "parent", "root", "mentions"]
frame = pd.DataFrame(rows, columns=names)
frame["created_at"] = pd.to_datetime(frame["created_at"])
print(len(frame))
"""


def records(number: int) -> Iterator[str]:
    """Lines of NDJSON: two thirds answers, one in ten with a mention, a second apart."""
    chance = random.Random(2024)
    threads: list[str] = []
    for place in range(number):
        did = _did(chance.randrange(PEOPLE))
        uri = f"at://{did}/app.bsky.feed.post/3k{place:011d}"
        moment = (START + timedelta(seconds=place)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        value: dict[str, Any] = {"$type": "app.bsky.feed.post", "text": chance.choice(SAID), "createdAt": moment}
        if threads and place % 3:
            to = {"uri": chance.choice(threads), "cid": _cid(place - 1)}
            value["reply"] = {"root": to, "parent": to}
        else:
            _begin(threads, uri, chance)
        if place % 10 == 0:
            _mention(value, chance.randrange(PEOPLE))
        yield json.dumps({"uri": uri, "cid": _cid(place), "value": value | {"langs": ["nl"]}}, ensure_ascii=False)


def _begin(threads: list[str], uri: str, chance: random.Random) -> None:
    if len(threads) < THREADS:
        threads.append(uri)
    else:
        threads[chance.randrange(THREADS)] = uri


def _mention(value: dict[str, Any], person: int) -> None:
    handle = f"@bewoner-{person}.bsky.example"
    value["text"] = f"{handle} {value['text']}"
    feature = {"$type": "app.bsky.richtext.facet#mention", "did": _did(person)}
    value["facets"] = [{"index": {"byteStart": 0, "byteEnd": len(handle)}, "features": [feature]}]


def _did(person: int) -> str:
    return f"did:plc:bewoner{person:017d}"


def _cid(place: int) -> str:
    return f"bafyrei{place:052d}"


def write(file: Path, number: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in records(number))


class Memory(threading.Thread):
    """The most memory that a process and all it started held together, in MiB; shared pages count once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most = 0.0

    def run(self) -> None:
        while (now := sum(map(_pss, _family(self._pid)))) > 0:
            self.most = max(self.most, now / 1024)
            time.sleep(0.2)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in _family(int(child)))]


def _pss(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))


class Took(NamedTuple):
    """``busy``: seconds of processor, of the command and all it started."""

    seconds: float
    busy: float
    memory: float
    out: str


def timed(command: list[str], environment: dict[str, str]) -> Took:
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    memory = Memory(process.pid)
    memory.start()
    out, _ = process.communicate()
    seconds = time.perf_counter() - start
    memory.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(seconds, busy, memory.most, out)


def measure(number: int) -> dict[str, Any]:
    """What each does with the same file."""
    with tempfile.TemporaryDirectory(prefix="meetlat-bench-") as folder:
        file, environment = Path(folder) / "records.ndjson", installed(folder + "/home")
        write(file, number)
        subprocess.run([MEETLAT, "collect", "--status"], env=environment, capture_output=True)  # makes the database
        imported = timed([MEETLAT, "import", str(file), "--format", "bluesky", "--json"], environment)
        again = timed([MEETLAT, "import", str(file), "--format", "bluesky", "--json"], environment)
        pandas = timed([sys.executable, "-c", PANDAS, str(file)], environment)
        assert json.loads(imported.out)["new"] == number == int(pandas.out)
        assert json.loads(again.out)["new"] == 0
        return {
            "messages": number,
            "bytes": file.stat().st_size,
            "processors": os.cpu_count(),
            "meetlat import": told_of(imported, number),
            "the same file again": told_of(again, number),
            "json.loads into pandas": told_of(pandas, number),
        }


def installed(home: str) -> dict[str, str]:
    """As where it is installed, and so compiled, once: not three seconds of compiling in each process."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"MEETLAT_HOME": home}


def told_of(took: Took, number: int) -> dict[str, float]:
    return {
        "seconds": round(took.seconds, 1),
        "messages a second": round(number / took.seconds),
        "µs of processor a message": round(took.busy / number * 1e6, 1),
        "MiB at most": round(took.memory),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=5_000_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    measured = measure(given.messages)
    if given.json:
        print(json.dumps(measured, indent=1))
        return
    print(f"{measured['messages']:,} messages, {measured['bytes'] / 1e6:,.0f} MB, {measured['processors']} processors")
    for name, told in measured.items():
        if isinstance(told, dict):
            print(f"{name:<26}" + "".join(f"{number:>14,} {unit}" for unit, number in told.items()))


if __name__ == "__main__":
    main()
