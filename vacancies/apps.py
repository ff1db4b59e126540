"""What we seek: vacancies, their terms, and nomination calls."""

from django.apps import AppConfig


class VacanciesConfig(AppConfig):
    """What we seek: vacancies, their terms, and nomination calls."""

    name = "vacancies"
