"""The worked example of docs/explanation/one-inbox-eight-answers.md, counted again message by message."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import mean, median

import pytest

from meetlat.measure.definitions import Definition, definitions
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "explanation" / "one-inbox-eight-answers.md").read_text()
UNTIL = datetime(2025, 3, 14)
OPENS, CLOSES = 9, 17


@dataclass(frozen=True)
class Answer:
    at: datetime
    by: str
    automatic: bool


@dataclass(frozen=True)
class Message:
    at: datetime
    resident: str
    way: str
    question: bool
    answers: tuple[Answer, ...]


def inbox() -> list[Message]:
    rows = [line.strip("|").split("|") for line in PAGE.splitlines() if re.match(r"\| [1-8] ", line)]
    return [message(*(cell.strip() for cell in row[1:])) for row in rows]


def message(asked: str, resident: str, way: str, question: str, answered: str, by: str) -> Message:
    day = re.match(r"\w+ (\d+) March", answered)
    times = re.findall(r"(\d\d):(\d\d)( automatic)?", answered) if day else []
    answers = (
        Answer(datetime(2025, 3, int(day[1]), int(hour), int(minute)), by, bool(automatic))
        for hour, minute, automatic in times
        if day
    )
    at = datetime.strptime(f"2025 {asked[4:]}", "%Y %d %B %H:%M")
    assert at.strftime("%a") == asked[:3]
    return Message(at, resident, way, question == "yes", tuple(answers))


def contacts(rule: Definition) -> list[list[Message]]:
    """Runs of messages of one resident, with no silence that the rule takes for an end."""
    found: list[list[Message]] = []
    for said in inbox():
        run = next((run for run in found if run[-1].resident == said.resident and follows(rule, run[-1], said)), None)
        if run:
            run.append(said)
        elif said.way in rule.ways:
            found.append([said])
    return [run for run in found if rule.counts == "all" or any(said.question for said in run)]


def follows(rule: Definition, before: Message, after: Message) -> bool:
    last = max([before.at, *(answer.at for answer in before.answers)])
    return rule.silence is not None and after.at - last < timedelta(seconds=rule.silence)


def answered(rule: Definition, run: list[Message]) -> datetime | None:
    """When the first answer came that the rule takes for one."""
    allowed = (
        answer.at
        for said in run
        for answer in said.answers
        if (rule.answer_automatic or not answer.automatic)
        and (rule.answer_by == "any-account" or answer.by == "main")
        and (rule.within is None or answer.at - run[0].at <= timedelta(seconds=rule.within))
    )
    return min(allowed, default=None)


def counted(rule: Definition) -> list[list[Message]]:
    runs = contacts(rule)
    if rule.censoring and rule.within:
        over = UNTIL - timedelta(seconds=rule.within)
        runs = [run for run in runs if run[0].at <= over]
    if rule.last_days:
        since = runs[-1][0].at - timedelta(days=rule.last_days)
        recent = [run for run in runs if run[0].at >= since]
        runs = recent if len(recent) >= rule.at_least else runs[-rule.at_least :]
    return [run for run in runs if rule.among == "all" or answered(rule, run)]


def minutes(rule: Definition, begin: datetime, end: datetime) -> int:
    passing = [begin + timedelta(minutes=minute) for minute in range(int((end - begin).total_seconds() // 60))]
    open_now = [at for at in passing if at.weekday() < 5 and OPENS <= at.hour < CLOSES]
    return len(open_now if rule.clock == "service" else passing)


def time(rule: Definition, taken: list[int]) -> float:
    if rule.time == "median":
        return float(median(taken))
    return mean(sorted(taken)[: max(1, int(rule.fastest * len(taken) + 1e-9))])


@pytest.mark.parametrize("rule", definitions().values(), ids=list(definitions()))
def test_the_example_is_right(rule: Definition) -> None:
    assert len(inbox()) == 8
    runs = counted(rule)
    taken = [minutes(rule, run[0].at, end) for run in runs if (end := answered(rule, run))]
    told = next(line for line in PAGE.splitlines() if line.startswith(f"| `{rule.id}` "))
    share = f"{len(taken) / len(runs):.0%}".replace("%", " %")
    assert (
        told
        == f"| `{rule.id}` | {len(runs)} | {len(taken)} | {share} | {spelled(time(rule, taken))} ({KIND[rule.time]}) |"
    )


KIND = {"median": "median", "mean": "mean", "mean-of-fastest": "mean of the fastest"}


def spelled(passed: float) -> str:
    seconds = round(passed * 60)
    parts = [(seconds // 3_600, "h"), (seconds % 3_600 // 60, "min"), (seconds % 60, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
