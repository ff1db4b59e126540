"""Two languages that nobody speaks, made from the tree's messages to show what a translation may do to the pages.

`LONG` is English made about 40 % longer, with accents and between brackets; `MIRRORED` is written from right to left in
Arabic letters. Placeholders and tags stay as they are. What Django and the packages say is in them too, as far as it is
translated into every language of the portal. An English word that a page still shows was never translated.
"""

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import read_mo

from tests.catalogue_faults import DATE_FORMAT, IN_ORDER, NAMED, TAG
from tests.catalogues import LANGUAGES, CalmCatalog, Key, english, key, messages, mo, po_path, translations

LONG, MIRRORED = "eo", "ar"  # codes that Django knows and for which the portal has no catalogue of its own
KEPT = re.compile(rf"({TAG.pattern}|{NAMED.pattern}|{IN_ORDER.pattern}|&#?\w+;)")
VOWEL = re.compile("[aeiouAEIOU]")

PACKAGES = ("django", "allauth", "crispy_forms")
SETTING = re.compile(r"[A-Z_]+")  # Django keeps some settings of a language as messages

LATIN = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = str.maketrans(LATIN + LATIN.upper(), "åƀćðéƒĝĥîĵķļɱñöþɋŕšťûṽŵẋýžÅƁĆÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŤÛṼŴẊÝŽ")
ARABIC = str.maketrans(LATIN + LATIN.upper(), "ابثدهفغحيجكلمنوپقرستعڤطخشز" * 2)


def longer(text: str) -> str:
    """The text with accents and doubled vowels, about 40 % longer, between brackets."""

    def lengthened(words: str) -> str:
        return VOWEL.sub(lambda vowel: vowel[0] * 2, words).translate(ACCENTED)

    changed = _in_its_words(text, lengthened)
    words = changed.strip()
    return changed.replace(words, f"⟦{words}⟧", 1) if words and changed != text else changed


def mirrored(text: str) -> str:
    """The text in Arabic letters, which a browser sets from right to left."""
    return _in_its_words(text, lambda words: words.translate(ARABIC))


def build(found: Catalog, folder: Path) -> None:
    """Compile both languages from the messages `found`, under `folder` as they would stand under `locale/`."""
    for language, change in ((LONG, longer), (MIRRORED, mirrored)):
        catalog = CalmCatalog(language, charset="utf-8", fuzzy=False)
        for message in [*of_packages(), *messages(found)]:
            texts = [change(text) for text in english(message)]
            catalog.add(message.id, _forms(texts, catalog), context=message.context)
        path = po_path(language, folder).with_suffix(".mo")
        path.parent.mkdir(parents=True)
        path.write_bytes(mo(catalog))


def of_packages() -> Iterator[Message]:
    """The messages of Django and the packages that are translated into each language of the portal."""
    for package in PACKAGES:
        for place in find_spec(package).submodule_search_locations:
            for path in sorted(Path(place).rglob("locale/en/LC_MESSAGES/django.po")):
                catalogs = [_compiled(path.parents[2] / language / "LC_MESSAGES/django.mo") for language in LANGUAGES]
                yield from (one for name, one in catalogs[0].items() if all(name in other for other in catalogs))


def _compiled(path: Path) -> dict[Key, Message]:
    with path.open("rb") as file:
        found = [message for message in messages(read_mo(file)) if all(translations(message))]
    for message in found:
        if isinstance(message.context, bytes):  # Babel leaves the context as it stands in the file
            message.context = message.context.decode()
    return {key(message): message for message in found}


def _forms(texts: list[str], catalog: Catalog) -> str | tuple[str, ...]:
    if len(texts) == 1:
        return texts[0]
    one = 1 if catalog.locale_identifier == MIRRORED else 0  # which form serves the number 1; Arabic begins with zero
    return tuple(texts[0] if form == one else texts[1] for form in range(catalog.num_plurals))


def _in_its_words(text: str, change: Callable[[str], str]) -> str:
    """Change a text and leave its placeholders and tags; a date's format stays whole."""
    if DATE_FORMAT.fullmatch(text) or SETTING.fullmatch(text):
        return text
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(KEPT.split(text)))
