"""What we seek: vacancies, their terms, and nomination calls."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VacanciesConfig(AppConfig):
    """What we seek: vacancies, their terms, and nomination calls."""

    name = "vacancies"
    verbose_name = _("Vacancies")
