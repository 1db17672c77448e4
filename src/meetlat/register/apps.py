from django.apps import AppConfig


class Register(AppConfig):
    name = "meetlat.register"
    label = "register"
