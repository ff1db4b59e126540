"""How we choose: long list, short list, assessment, board, roster."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreeningConfig(AppConfig):
    """How we choose: long list, short list, assessment, board, roster."""

    name = "screening"
    verbose_name = _("Screening")
