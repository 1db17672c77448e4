from django.apps import AppConfig


class People(AppConfig):
    name = "meetlat.site.people"
    label = "people"

    def ready(self) -> None:
        from meetlat.site.people import audit, permissions  # noqa: F401  (they register themselves)
