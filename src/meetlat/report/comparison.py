"""What changed between two editions. Definitions that changed are named, never compared."""

from typing import Any

from meetlat.report.models import Edition, Figure

KEY = ("indicator", "country", "kind", "size_class", "province", "platform")
Key = tuple[str, ...]


def compare(first: Edition, second: Edition) -> dict[str, Any]:
    """Presences that came and went by name, group figures that moved, inputs and definitions that differ.

    A census is a full count: a difference is a difference in the register, no noise of sampling.
    """
    comparable = {id for id, version in first.indicators.items() if second.indicators.get(id) == version}
    before, after = _presences(first), _presences(second)
    return {
        "first": first.id,
        "second": second.id,
        "inputs": sorted(
            name for name in {*first.inputs, *second.inputs} if first.inputs.get(name) != second.inputs.get(name)
        ),
        "not_comparable": sorted({*first.indicators, *second.indicators} - comparable),
        "arrived": _named(after - before),
        "gone": _named(before - after),
        "figures": [one for one in _moved(first, second) if one["indicator"] in comparable],
    }


def _presences(edition: Edition) -> set[tuple[str, str]]:
    rows = Figure.objects.filter(edition=edition, indicator="on_platform", value__gt=0).exclude(organisation="")
    return set(rows.values_list("organisation", "platform"))


def _named(presences: set[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"organisation": organisation, "platform": platform} for organisation, platform in sorted(presences)]


def _moved(first: Edition, second: Edition) -> list[dict[str, Any]]:
    """The figures of whole kinds and their cuts whose value differs."""
    before, after = _values(first), _values(second)
    return [
        {**dict(zip(KEY, key, strict=True)), "before": before.get(key), "after": after.get(key)}
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    ]


def _values(edition: Edition) -> dict[Key, float]:
    rows = Figure.objects.filter(edition=edition, organisation="", value__isnull=False)
    return {tuple(row[:-1]): row[-1] for row in rows.values_list(*KEY, "value")}
