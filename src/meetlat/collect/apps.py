from django.apps import AppConfig


class Collect(AppConfig):
    name = "meetlat.collect"
    label = "collect"
