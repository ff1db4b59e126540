"""Who asks: profiles, applications, and what candidates are told."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """Who asks: profiles, applications, and what candidates are told."""

    name = "applications"
    verbose_name = _("Applications")
