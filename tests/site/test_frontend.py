"""The look: what is installed and built, what the frame and its parts say, and the token file of an installation."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django import Settings

from meetlat.report.charts import theme as charts
from meetlat.site.theme import theme_css
from tests.repository import ROOT, SOURCE

FRONTEND = SOURCE / "site" / "frontend"
BUILT = SOURCE / "site" / "static" / "built"
TEMPLATES = SOURCE / "site" / "templates"


def part(name: str, **context: Any) -> str:
    return re.sub(r"\s+", " ", render_to_string(f"components/{name}.html", context))


def test_the_lock_names_exact_versions_and_no_registry() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    wanted = package["dependencies"] | package["devDependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert not [name for name, entry in locked.items() if "resolved" in entry]
    assert [name for name, entry in locked.items() if "integrity" not in entry] == [""]


def test_colours_stand_in_the_token_file_only() -> None:
    for sheet in FRONTEND.glob("style/*.css"):
        plain = re.sub(r'url\("data:[^"]*"\)', "", sheet.read_text())
        assert not re.findall(r"#[0-9a-f]{3,8}\b", plain) or sheet.name == "print.css", sheet.name


@pytest.mark.parametrize(
    ("token", "drawn"),
    [
        ("paper", charts.PAPER),
        ("ink", charts.INK),
        ("soft-ink", charts.SOFT_INK),
        ("line", charts.LINE),
        ("link", charts.LINK),
        ("unknown", charts.UNKNOWN),
    ],
)
def test_pictures_and_pages_have_the_same_colours(token: str, drawn: str) -> None:
    assert f"--meetlat-{token}: {drawn};" in (FRONTEND / "tokens.css").read_text()


def test_no_template_needs_a_weaker_policy() -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|hx-on|js:")
    found = {page.name: inline.findall(page.read_text()) for page in TEMPLATES.rglob("*.html")}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.browser
@pytest.mark.parametrize(("name", "kilobytes"), [("meetlat.css", 12), ("meetlat.js", 20), ("fonts", 56)])
def test_what_is_built_stays_small(name: str, kilobytes: int) -> None:
    files = sorted((BUILT / name).iterdir()) if name == "fonts" else [BUILT / name]
    assert files
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < kilobytes * 1000


@pytest.mark.browser
def test_what_is_built_asks_nobody_else_and_carries_its_licences() -> None:
    assert not re.findall(r"url\([\"']?https?:|@import", (BUILT / "meetlat.css").read_text())
    licences = (BUILT / "licences.txt").read_text()
    dependencies = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert [name for name, version in dependencies.items() if f"{name} {version} (" not in licences] == []


def test_the_frame_stands_with_nothing_given() -> None:
    page = render_to_string("base.html")
    assert '<html lang="nl" class="meetlat-theme">' in page
    assert 'href="#inhoud"' in page
    assert "<nav" not in page
    assert "Oefenland" not in page


def test_the_frame_says_where_one_is() -> None:
    page = render_to_string(
        "base.html",
        {
            "headline": "Bijna iedereen",
            "practice": True,
            "navigation": [{"label": "Methode", "url": "/m", "current": True}],
            "languages": [
                {"code": "nl", "name": "Nederlands", "url": "/nl/", "current": True},
                {"code": "fr", "name": "Français", "url": "/fr/", "current": False},
            ],
        },
    )
    assert '<a href="/m" aria-current="page">Methode</a>' in page
    assert '<a href="/fr/" hreflang="fr" lang="fr">' in page
    assert "<title>Bijna iedereen · Meetlat</title>" in page
    assert "<h1>Bijna iedereen</h1>" in page
    assert "Oefenland" in page


@pytest.mark.parametrize("status", ["400", "403", "404", "500"])
def test_error_pages_need_no_context(status: str) -> None:
    assert render_to_string(f"{status}.html").count("<h1>") == 1


def test_a_table_reads_across_and_never_leaves_a_gap() -> None:
    columns = [
        {"label": "Platform"},
        {"label": "Aantal", "number": True, "sort": {"url": "?s", "direction": "descending"}},
    ]
    rows = [
        {"cells": [{"text": "X", "url": "/x"}, "317"], "current": True},
        {"cells": ["<b>", {"text": "niet bekend", "unknown": True, "note": "2020"}]},
    ]
    table = part("figure_table", table={"caption": "Waar", "columns": columns, "rows": rows})
    assert 'role="region" tabindex="0" aria-label="Waar"' in table
    assert '<table class="number-2 ">' in table
    assert 'aria-sort="descending"' in table
    assert '<tr aria-current="true"><th scope="row"><a href="/x">X</a></th><td>317</td></tr>' in table
    assert (
        '<th scope="row">&lt;b&gt;</th><td><span class="unknown">niet bekend</span> <small>2020</small></td>' in table
    )


def test_searching_works_without_script_and_better_with_it() -> None:
    plain = part("search", search={"action": "/o", "label": "Zoek", "value": '"'})
    assert 'method="get" action="/o"' in plain
    assert 'value="&quot;"' in plain
    assert "hx-" not in plain
    assert 'hx-get="/o"' in part("search", search={"action": "/o", "label": "Zoek", "live": "results"})


class Asking(forms.Form):
    reason = forms.CharField(label="Reden", help_text="In één zin")
    seen = forms.BooleanField(label="Gezien", required=False)


def test_a_field_ties_its_error_and_its_hint_to_the_input() -> None:
    form = Asking({})
    reason, seen = part("field", field=form["reason"]), part("field", field=form["seen"])
    for id in re.search(r'aria-describedby="([^"]+)"', reason)[1].split():  # type: ignore[index]
        assert f'id="{id}"' in reason
    assert 'aria-invalid="true"' in reason
    assert re.search(r'<label for="id_seen"><input type="checkbox"[^>]*> Gezien</label>', seen)


def test_an_installation_lays_its_own_tokens_over_ours(tmp_path: Path, settings: Settings) -> None:
    settings.THEME = tmp_path / "ours.css"
    settings.THEME.write_text(".meetlat-theme { --meetlat-ink: navy }")
    answer = theme_css(RequestFactory().get("/theme.css"))
    assert answer.content == settings.THEME.read_bytes()
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=600"


def test_without_a_token_file_there_is_no_such_page(settings: Settings) -> None:
    settings.THEME = None
    with pytest.raises(Http404):
        theme_css(RequestFactory().get("/theme.css"))
