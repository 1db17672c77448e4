"""Two test processes beside each other never share a folder."""

import os
from pathlib import Path

from django.conf import settings


def test_the_settings_were_read_in_the_home_of_this_very_process() -> None:
    assert Path(os.environ["MEETLAT_HOME"]) == settings.HOME
