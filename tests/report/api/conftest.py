"""What tests of the API share."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _folder_of_static_files(settings: Settings) -> None:
    """Without a build there is none, and the middleware that serves it says so loudly."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
