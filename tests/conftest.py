"""What every test stands on: a home of its own, no network beyond this machine, and a browser and site where asked."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest

from tests.loaded import loaded, one_register_at_a_time, practice, real_ones_last, reference
from tests.network import refuse_the_outside_world
from tests.serving import served
from tests.spark.engines import cluster, sail, spark_cluster

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["cluster", "loaded", "practice", "reference", "sail", "spark_cluster"]

HOME = Path(tempfile.mkdtemp(prefix="meetlat-test-"))
HANDED_IN = {"MEETLAT_REFERENCE"}
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _leave_the_developers_settings_out() -> None:
    for name in [name for name in os.environ if name.startswith("MEETLAT_") and name not in HANDED_IN]:
        del os.environ[name]
    os.environ["MEETLAT_HOME"] = str(HOME)
    os.environ["DJANGO_SETTINGS_MODULE"] = "meetlat.site.settings"


_leave_the_developers_settings_out()  # at import, before anything can read the settings
refuse_the_outside_world()


def pytest_configure(config: pytest.Config) -> None:
    django.setup()
    _no_clock_in_properties()
    if getattr(config.option, "numprocesses", None):
        del os.environ["DJANGO_SETTINGS_MODULE"]  # a worker would read the settings before it has a home of its own


def _no_clock_in_properties() -> None:
    """A property holds or not; how fast is measured in bench/. In CI the same examples are tried each time."""
    from hypothesis import HealthCheck, settings

    slow_is_fine = [HealthCheck.too_slow]
    in_ci = bool(os.environ.get("CI"))
    settings.register_profile("meetlat", deadline=None, suppress_health_check=slow_is_fine, derandomize=in_ci)
    settings.load_profile("meetlat")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    one_register_at_a_time(metafunc)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what touches the database or the real register, however it asks; order the files of those selected."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"db", "transactional_db"} & fixtures:
            item.add_marker("django_db")
        if {"reference", "reference_folder"} & fixtures:
            item.add_marker("reference")
    yield
    real_ones_last(items)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was not run is a failed run: the terminal lists which and why."""
    if os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    skipped = _skipped(config) if os.environ.get("CI") else []
    if skipped:
        terminalreporter.section("not allowed in CI: skipped tests")
    for report in skipped:
        terminalreporter.line(f"{report.nodeid}: {report.longreprtext.strip()}")


def _skipped(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.getreports("skipped") if reporter else []


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty MEETLAT_HOME for one test."""
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def reference_folder() -> Path:
    """The real reference folder; a test that asks for it is marked ``reference``."""
    folder = os.environ.get("MEETLAT_REFERENCE")
    if not folder:
        pytest.skip("MEETLAT_REFERENCE names no reference folder")
    return Path(folder)


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site: its own home, loaded as ``meetlat demo`` does, behind the real web server."""
    with served(tmp_path_factory.mktemp("live-home")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Chromium. For one module, not the session: while Playwright's loop runs, Django refuses the database."""
    from playwright.sync_api import sync_playwright  # a second of import that only browser tests should wait for

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()
