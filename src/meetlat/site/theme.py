"""The token file of an installation: served from here, after Meetlat's own, so that it may say otherwise."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

MINUTES = 60


@require_safe
@cache_control(public=True, max_age=10 * MINUTES)  # the address never changes, so a new look is seen within minutes
def theme_css(request: HttpRequest) -> HttpResponse:
    """The file of ``MEETLAT_THEME``, 404 where none is set."""
    theme: Path | None = settings.THEME
    if theme is None:
        raise Http404("This installation has no token file of its own.")
    return HttpResponse(theme.read_bytes(), content_type="text/css; charset=utf-8")
