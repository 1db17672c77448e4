"""The scoring of the MDN HTTP Observatory, for one answer of the site over https.

Source: mdn/mdn-http-observatory, src/grader/charts.js (SCORE_TABLE, MINIMUM_SCORE_FOR_EXTRA_CREDIT), and
mozilla/http-observatory, httpobs/docs/scoring.md. Begins at 100; bonuses count only where the penalties
leave 90 or more.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.http import HttpResponseBase

START, BONUS_FROM = 100, 90
HALF_A_YEAR = 15_768_000  # seconds
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE_REFERRER = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
BROAD = {"*", "https:", "http:", "data:", "blob:", "https://*", "http://*"}
Policy = dict[str, set[str]]


@dataclass(frozen=True)
class Finding:
    name: str
    points: int


@dataclass(frozen=True)
class Score:
    findings: tuple[Finding, ...]

    @property
    def points(self) -> int:
        after_penalties = START + sum(finding.points for finding in self.findings if finding.points < 0)
        bonus = sum(finding.points for finding in self.findings if finding.points > 0)
        return max(0, after_penalties + (bonus if after_penalties >= BONUS_FROM else 0))


def score(response: HttpResponseBase, over_http: HttpResponseBase) -> Score:
    """``response`` came over https; ``over_http`` is what the same address answers without."""
    return Score((*(test(response) for test in TESTS), redirection(over_http)))


def policy_of(response: HttpResponseBase) -> Policy:
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").lower().split(";")]
    return {part[0]: set(part[1:]) for part in parts if part}


def csp(response: HttpResponseBase) -> Finding:
    policy = policy_of(response)
    if not policy:
        return Finding("csp-not-implemented", -25)
    sources = {
        name: policy.get(name, policy.get("default-src", {"*"})) for name in ("script-src", "object-src", "style-src")
    }
    if any(source.startswith("http:") for values in policy.values() for source in values):
        return Finding("csp-implemented-with-insecure-scheme", -20)
    if "'unsafe-inline'" in sources["script-src"] or BROAD & (sources["script-src"] | sources["object-src"]):
        return Finding("csp-implemented-with-unsafe-inline", -20)
    if "'unsafe-eval'" in sources["script-src"]:
        return Finding("csp-implemented-with-unsafe-eval", -10)
    if "'unsafe-inline'" in sources["style-src"] or BROAD & sources["style-src"]:
        return Finding("csp-implemented-with-unsafe-inline-in-style-src-only", 0)
    closed = policy.get("default-src") == {"'none'"} and policy.get("form-action", {"*"}) <= {"'self'", "'none'"}
    return (
        Finding("csp-implemented-with-no-unsafe-default-src-none", 10)
        if closed
        else Finding("csp-implemented-with-no-unsafe", 5)
    )


def cookies(response: HttpResponseBase) -> Finding:
    found = list(response.cookies.values())
    if not found:
        return Finding("cookies-not-found", 0)
    session = [cookie for cookie in found if re.search("sess|login", cookie.key, re.IGNORECASE)]
    if not all(cookie["secure"] for cookie in session):
        return Finding("cookies-session-without-secure-flag", -40)
    if not all(cookie["httponly"] for cookie in session):
        return Finding("cookies-session-without-httponly-flag", -30)
    if not all(cookie["secure"] for cookie in found):
        return Finding("cookies-without-secure-flag", -20)
    if not all(cookie["samesite"].lower() in {"strict", "lax"} for cookie in found):
        return Finding("cookies-samesite-flag-invalid", -20)
    return Finding("cookies-secure-with-httponly-sessions-and-samesite", 5)


def cross_origin_sharing(response: HttpResponseBase) -> Finding:
    origin = response.headers.get("Access-Control-Allow-Origin")
    if origin and response.headers.get("Access-Control-Allow-Credentials", "").lower() == "true":
        return Finding("cross-origin-resource-sharing-implemented-with-universal-access", -50)
    return Finding("cross-origin-resource-sharing-not-implemented-or-public", 0)


def cross_origin_policy(response: HttpResponseBase) -> Finding:
    value = response.headers.get("Cross-Origin-Resource-Policy", "cross-origin").lower()
    points = {"same-origin": 10, "same-site": 10, "cross-origin": 0}.get(value, -5)
    return Finding(f"cross-origin-resource-policy-{value}", points)


def referrer(response: HttpResponseBase) -> Finding:
    values = {
        value.strip().lower() for value in response.headers.get("Referrer-Policy", "").split(",") if value.strip()
    }
    if not values:
        return Finding("referrer-policy-not-implemented", 0)
    if values <= PRIVATE:
        return Finding("referrer-policy-private", 5)
    return Finding("referrer-policy-unsafe" if values & UNSAFE_REFERRER else "referrer-policy-header-invalid", -5)


def strict_transport(response: HttpResponseBase) -> Finding:
    header = response.headers.get("Strict-Transport-Security", "")
    age = re.search(r"max-age=(\d+)", header)
    if not age:
        return Finding("hsts-header-invalid" if header else "hsts-not-implemented", -20)
    long_enough = int(age[1]) >= HALF_A_YEAR
    return Finding(
        "hsts-at-least-six-months" if long_enough else "hsts-less-than-six-months", 0 if long_enough else -10
    )


def scripts(response: HttpResponseBase) -> Finding:
    """Subresource integrity: only of use for scripts from elsewhere, and there are to be none."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return Finding("sri-not-implemented-response-not-html", 0)
    found = _Scripts()
    found.feed(getattr(response, "content", b"").decode())
    outside = [url for url in found.sources if urlsplit(url).netloc]
    if any(not url.startswith("https:") for url in outside):
        return Finding("sri-not-implemented-and-external-scripts-not-loaded-securely", -50)
    if outside:
        return Finding("sri-not-implemented-but-external-scripts-loaded-securely", -5)
    return Finding("sri-not-implemented-but-all-scripts-loaded-from-secure-origin", 0)


def content_type_options(response: HttpResponseBase) -> Finding:
    right = response.headers.get("X-Content-Type-Options", "").lower() == "nosniff"
    return Finding(
        "x-content-type-options-nosniff" if right else "x-content-type-options-not-implemented", 0 if right else -5
    )


def frames(response: HttpResponseBase) -> Finding:
    if "frame-ancestors" in policy_of(response):
        return Finding("x-frame-options-implemented-via-csp", 5)
    option = response.headers.get("X-Frame-Options", "").upper()
    right = option in {"DENY", "SAMEORIGIN"}
    return Finding(
        "x-frame-options-sameorigin-or-deny" if right else "x-frame-options-not-implemented", 0 if right else -20
    )


def redirection(over_http: HttpResponseBase) -> Finding:
    target = over_http.headers.get("Location", "")
    if not target:
        return Finding("redirection-missing", -20)
    return (
        Finding("redirection-to-https", 0) if target.startswith("https:") else Finding("redirection-not-to-https", -20)
    )


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        source = dict(attributes).get("src")
        if tag == "script" and source:
            self.sources.append(source)


TESTS: tuple[Callable[[HttpResponseBase], Finding], ...] = (
    csp,
    cookies,
    cross_origin_sharing,
    cross_origin_policy,
    referrer,
    strict_transport,
    scripts,
    content_type_options,
    frames,
)
