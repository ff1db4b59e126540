"""How we choose: long list, short list, assessment, board, roster."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """How we choose: long list, short list, assessment, board, roster."""

    name = "screening"
