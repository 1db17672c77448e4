"""Where one finds how complete the register is; apart, for it needs the practice country in the register."""

from pathlib import Path

import pytest
from django.test import Client

from tests.site.pages.estimating import completeness_edition
from tests.site.pages.test_completeness import ADDRESS, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.mark.usefixtures("practice")
def test_the_census_and_the_open_data_lead_here(client: Client, home: Path) -> None:
    completeness_edition(home, "ZZ")
    assert f'href="{ADDRESS}?country=ZZ&amp;kind=municipality"' in page(client, "/nl/")
    data = page(client, "/nl/open-data/")
    assert f'href="{ADDRESS}?edition=completeness-zz-2026-04-06"' in data
    assert "/data/completeness-zz-2026-04-06/figures.json" in data
