"""Where municipalities went that exist no more."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

WHOLE = 0.9  # of the area: less, and it was divided; then nobody is its successor


class Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...


def code_of(id: str) -> str:
    """The official code in an id: ``nl.gm0344`` -> ``GM0344``."""
    return id.partition(".")[2].upper()


class Successors:
    """Knows of each municipality, also of those that ended, in which of today's it lies."""

    def __init__(
        self, today: Iterable[Named], mergers: Iterable[Mapping[str, str]], abolished: Iterable[Mapping[str, str]]
    ) -> None:
        today = list(today)
        self._today = {code_of(one.id): one.id for one in today}
        self._codes_by_name = {one.names[0]: code_of(one.id) for one in today}
        self._next: dict[str, str] = {}
        self._former: dict[str, str] = {}
        self._divided: set[str] = set()
        for row in mergers:
            if row["kind"] == "abolished":
                self._follow(row)
        self._follow_names(list(abolished))

    def of(self, code: str) -> str | None:
        """The id of today's municipality; None when there is none, or no single one."""
        seen: set[str] = set()
        while code not in self._today and code not in seen:
            seen.add(code)
            code = self._next.get(code, "")
        return self._today.get(code)

    def former_names(self) -> Iterator[tuple[str, str]]:
        """Names of municipalities that ended, each with the id of the one they lie in."""
        for name, code in self._former.items():
            id = self.of(code)
            if id and name not in self._codes_by_name:
                yield name, id

    def _follow(self, row: Mapping[str, str]) -> None:
        code, name = row["old_code"], row["old_name"]
        if code in self._today:
            return
        if float(row["area_share"]) < WHOLE:
            self._divided.add(name)
            return
        self._next[code] = row["new_code"]
        self._former[name] = code

    def _follow_names(self, abolished: list[Mapping[str, str]]) -> None:
        """Older ones are known by name only; the later lead on to today's."""
        heirs: dict[str, set[str]] = {}
        for row in abolished:
            heirs.setdefault(_written(row["owms_label"]), set()).add(_written(row["opvolger_label"]))
        for name in heirs.keys() - self._former.keys() - self._divided:
            last = self._last(name, heirs)
            code = self._codes_by_name.get(last) or self._former.get(last)
            if code:
                self._former[name] = code

    def _last(self, name: str, heirs: dict[str, set[str]]) -> str:
        for _ in heirs:
            if name in self._codes_by_name or name in self._former or len(heirs.get(name, ())) != 1:
                break
            name = next(iter(heirs[name]))
        return name


def _written(name: str) -> str:
    """As it is written: the list of the government leaves out the apostrophe of 's-Graveland."""
    return f"'{name}" if name.startswith(("s-", "s ", "t ")) else name
