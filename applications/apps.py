"""Who asks: profiles, applications, and what candidates are told."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Who asks: profiles, applications, and what candidates are told."""

    name = "applications"
