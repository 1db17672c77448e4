from django.apps import AppConfig


class Site(AppConfig):
    name = "meetlat.site"
    label = "site"
