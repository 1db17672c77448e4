"""What tests of measuring stand on."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from meetlat.register.models import Organisation


@pytest.fixture
def seven(db: None) -> "list[Organisation]":
    """Seven municipalities of the practice country."""
    from tests.site.pages.measures.made import organisations

    return organisations()
