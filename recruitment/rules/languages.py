"""Which language a reader gets."""

from collections.abc import Collection

ASKED_BY = "lang"  # the part of an address that names a language


def chosen_language(asked: str, kept: str, offered: Collection[str]) -> str:
    """The language that an address asks for, else the one kept from an earlier choice; empty where neither is offered.

    Codes are those of the settings ("en", "fr", "es"). The browser's own wishes come after both.
    """
    return next((code for code in (asked, kept) if code in offered), "")
