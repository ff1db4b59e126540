"""The ground floor as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecruitmentConfig(AppConfig):
    """Accounts, roles, reference data, history and outgoing notices."""

    name = "recruitment"
    verbose_name = _("Recruitment")
