from django.apps import AppConfig


class People(AppConfig):
    name = "meetlat.site.people"
    label = "people"
