"""What every page's frame needs: the navigation, the languages, whether this is the practice country."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"practice": False}
