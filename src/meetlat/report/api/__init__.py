"""The API."""

from ninja import NinjaAPI

api = NinjaAPI(title="Meetlat", version="1.0.0")
