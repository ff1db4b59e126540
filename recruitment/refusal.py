"""How an action says no: with sentences that a page can show as they are."""

from django.db import IntegrityError


class Refused(Exception):
    """An action was not carried out and nothing was changed; `sentences` say why and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(str(sentence) for sentence in sentences))
        self.sentences = [str(sentence) for sentence in sentences]


def broken_rule(error: IntegrityError) -> str:
    """The name of the constraint or trigger by which the database refused; empty when it names none."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
