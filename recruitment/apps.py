"""The ground floor as a Django app."""

from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    """Accounts, roles, reference data, history and outgoing notices."""

    name = "recruitment"
    verbose_name = "Recruitment"
