from django.apps import AppConfig


class Report(AppConfig):
    name = "meetlat.report"
    label = "report"
