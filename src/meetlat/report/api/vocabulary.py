"""GET /indicators and /platforms: what is measured, and where."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router

from meetlat.measure import Indicator
from meetlat.measure import indicators as known_indicators
from meetlat.register.platforms import platforms as known_platforms
from meetlat.report.api.answers_census import IndicatorAnswer, PlatformAnswer

router = Router(tags=["vocabulary"])


@router.get("/indicators", response=list[IndicatorAnswer], summary="Definitions of figures")
def indicators(request: HttpRequest) -> Any:
    """Each with its version, unit and source, and in three languages what it says and what it does not say."""
    return [_indicator(indicator) for indicator in known_indicators().values()]


@router.get("/platforms", response=list[PlatformAnswer], summary="Platforms")
def platforms(request: HttpRequest) -> Any:
    """The platforms on which accounts are known, the common ones first."""
    names = ("id", "name", "common", "open", "closed")
    return [{name: getattr(platform, name) for name in names} for platform in known_platforms().values()]


def _indicator(indicator: Indicator) -> dict[str, Any]:
    names = ("id", "version", "unit", "of", "minimum", "whole", "better", "per_platform", "source")
    said = {name: getattr(indicator, name) for name in names}
    return {**said, "texts": {language: _text(indicator, language) for language in indicator.texts}}


def _text(indicator: Indicator, language: str) -> dict[str, str]:
    return {**asdict(indicator.texts[language]), "source": indicator.source_in(language)}
