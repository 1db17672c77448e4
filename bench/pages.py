"""How long visitors wait for a page: the real server, asked at fixed moments, however long it takes to answer.

    .venv/bin/python -m bench.pages [--rate 50] [--seconds 30] [--workers 1] [--json]

Serves MEETLAT_HOME, which `meetlat demo --no-serve` fills. A time runs from the moment at which a visitor comes, so
waiting for others counts, until the last byte. Client and server share the machine.
"""

import argparse
import asyncio
import json
import os
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import httpx

from bench.mix import Ask, Mix
from bench.serving import memory, served

TIMEOUT = 10  # seconds; what takes longer is an error
TOGETHER = 200  # questions under way at most
WARM = 30  # seconds of the same visitors before anything is measured
Row = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    name: str
    status: int  # 0: none came
    seconds: float
    bytes: int  # of the body, compressed


async def visit(site: str, asks: list[Ask], rate: float) -> list[Answer]:
    limits = httpx.Limits(max_connections=TOGETHER, max_keepalive_connections=TOGETHER)
    async with httpx.AsyncClient(base_url=site, limits=limits, timeout=TIMEOUT, trust_env=False) as client:
        start = time.perf_counter() + 0.1
        coming = [_visit(client, ask, start + number / rate) for number, ask in enumerate(asks)]
        return list(await asyncio.gather(*coming))


async def _visit(client: httpx.AsyncClient, ask: Ask, moment: float) -> Answer:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
    try:
        async with client.stream("GET", ask.address, headers={"Accept-Encoding": "gzip"}) as response:
            size = len(b"".join([part async for part in response.aiter_raw()]))
            return Answer(ask.name, response.status_code, time.perf_counter() - moment, size)
    except httpx.HTTPError:
        return Answer(ask.name, 0, time.perf_counter() - moment, 0)


def table(answers: list[Answer]) -> list[Row]:
    """Per page and for all: how often, milliseconds at p50, p95 and p99, kilobytes at most, errors."""
    by_name: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_name[answer.name].append(answer)
    return [_row(name, found) for name, found in [*sorted(by_name.items()), ("all", answers)]]


def _row(name: str, answers: list[Answer]) -> Row:
    times = sorted(answer.seconds * 1000 for answer in answers)
    cuts = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    wrong = sum(answer.status != 200 for answer in answers)
    heaviest = max(answer.bytes for answer in answers) / 1000
    quantiles = {f"p{part}": round(cuts[part - 1], 1) for part in (50, 95, 99)}
    return {"page": name, "asked": len(answers), **quantiles, "max": round(times[-1], 1)} | {
        "kB": round(heaviest, 1),
        "errors": wrong,
    }


def measure(rate: float, seconds: float, workers: int) -> dict[str, Any]:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "meetlat.site.settings"
    django.setup()
    with served(dict(os.environ), workers) as (site, pid):
        mix = Mix(site)
        idle = memory(pid)
        asyncio.run(visit(site, mix.asks(int(rate * WARM)), rate))  # a server that just started is not what is measured
        answers = asyncio.run(visit(site, mix.asks(int(rate * seconds)), rate))
        return {"rate": rate, "seconds": seconds, "workers": workers, "cores": os.cpu_count()} | {
            "pages": table(answers),
            "memory_idle": idle,
            "memory_loaded": memory(pid),
        }


def show(measured: dict[str, Any]) -> None:
    rows: list[Row] = measured["pages"]
    print("".join(f"{name:>26}" if name == "page" else f"{name:>9}" for name in rows[0]))
    for row in rows:
        print("".join(f"{value:>26}" if name == "page" else f"{value:>9}" for name, value in row.items()))
    print(f"memory (MB): idle {measured['memory_idle']}, loaded {measured['memory_loaded']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=50, help="questions a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--workers", type=int, default=1, help="processes of the server")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    measured = measure(given.rate, given.seconds, given.workers)
    print(json.dumps(measured, indent=1)) if given.json else show(measured)


if __name__ == "__main__":
    main()
