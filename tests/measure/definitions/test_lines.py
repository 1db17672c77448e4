"""On which line a key stands, however it is written."""

import tomllib

import pytest

from meetlat.measure.definitions.lines import lines_of_keys

EVERY_FORM = '''\
# by = "in a comment"
plain = "by = no key" # nor = this
"quoted.key" = 'single = quoted'
inline = { by = "x", deep = { er = 1.5 }, empty = {} , last = [1, 2] }
dotted . by = 2025-03-02
long = """
by = "in a text"
\\"""
"""
list = [
  "one, two = 3", # by = 1
  { by = 1 }, [ { in = 2 } ],
]

[ table . "of.all" ]
by = true
[[several]]
by = \'\'\'
]\'\'\'
[several.below]
by = ""
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("plain",), 2),
        (("quoted.key",), 3),
        (("inline",), 4),
        (("inline", "by"), 4),
        (("inline", "deep"), 4),
        (("inline", "deep", "er"), 4),
        (("inline", "empty"), 4),
        (("inline", "last"), 4),
        (("dotted",), 5),
        (("dotted", "by"), 5),
        (("long",), 6),
        (("list",), 10),
        (("list", "by"), 12),
        (("list", "in"), 12),
        (("table",), 15),
        (("table", "of.all"), 15),
        (("table", "of.all", "by"), 16),
        (("several",), 17),
        (("several", "by"), 18),
        (("several", "below"), 20),
        (("several", "below", "by"), 21),
    ],
)
def test_line(keys: tuple[str, ...], line: int) -> None:
    assert lines_of_keys(EVERY_FORM)[keys] == line


def test_nothing_else_is_a_key() -> None:
    assert len(lines_of_keys(EVERY_FORM)) == 21
    assert tomllib.loads(EVERY_FORM)["quoted.key"] == "single = quoted"
