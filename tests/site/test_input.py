"""What no page can use."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/nl/organisaties/?q=%00", "/nl/organisaties/nl.gm%000344/", "/en/about/?a=b%00c"])
def test_a_nul_is_refused_on_any_page(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 400
    assert b"<h1>" in response.content


def test_a_program_gets_a_problem_it_can_read(client: Client) -> None:
    response = client.get("/api/v1/organisations?q=%00")
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")
