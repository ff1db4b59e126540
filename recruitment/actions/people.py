"""What is kept with an account besides its roles."""

from recruitment.models import User


def remember_language(user: User, language: str) -> None:
    """Keep the language (a code of the settings) in which this person reads; the portal's mail to them follows."""
    user.language = language
    User.objects.filter(pk=user.pk).update(language=language)
