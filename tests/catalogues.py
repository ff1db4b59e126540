"""The message catalogues in `locale/`: what the tree says to its readers, and what the translators made of it.

`python -m tests.catalogues` (`make messages`) brings both catalogues up to date with the tree and compiles them.
It needs Babel alone: no gettext programs, no database, no settings.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LANGUAGES = {"fr": "French", "es": "Spanish"}
FLOORS = ("recruitment", "vacancies", "applications", "screening")
TEMPLATES = ("templates", *FLOORS)
TRANSLATION = "django.utils.translation"
# The places of the texts in a call of Django's functions; "c" marks the context.
KEYWORDS: dict[str, tuple | None] = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}

Key = tuple[str | None, str]  # the context, and the English singular
Texts = str | tuple[str, ...]


class CalmCatalog(Catalog):
    """A catalogue whose header holds no dates and no program's name: only a changed message changes the file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What gettext needs in order to read the rest."""
        return [
            ("Language", self.locale_identifier or ""),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def key(message: Message) -> Key:
    """What a message is found by; the English plural does not count, as in a compiled catalogue."""
    return message.context, english(message)[0]


def english(message: Message) -> tuple[str, ...]:
    """The English text, or singular and plural."""
    return message.id if isinstance(message.id, tuple | list) else (message.id,)


def translations(message: Message) -> tuple[str, ...]:
    """The translated text, or its plural forms; empty texts where there are none."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in catalog if message.id]


def extracted(root: Path = ROOT) -> Catalog:
    """Every message of the tree under `root`, with the files in which it stands."""
    catalog = CalmCatalog(charset="utf-8")
    for path in _sources(root):
        for context, texts in messages_of(path):
            catalog.add(texts, locations=[(str(path.relative_to(root)), None)], context=context)
    return catalog


def messages_of(path: Path) -> Iterator[tuple[str | None, Texts]]:
    """The messages of one Python file or template: the context and the text, or singular and plural."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        keywords = _keywords(source)
    else:
        keywords = {**KEYWORDS, "_": None}
        # What is no message has become runs of X; their indentation would not be Python's.
        source = "\n".join(line.strip() for line in templatize(source, str(path)).splitlines())
    found = extract_python(BytesIO(source.encode()), keywords, [], {"encoding": "utf-8"})
    for _line, function, arguments, _comments in found:
        message = _message(keywords[function], arguments)
        if message:
            yield message


def updated(old: Catalog, found: Catalog, language: str) -> tuple[Catalog, list[Key]]:
    """The catalogue of a language with exactly the messages found, and the keys of those that are used no more.

    A translation is taken over when context and English are the same; nothing is guessed.
    """
    known = {key(message): message for message in messages(old)}
    catalog = CalmCatalog(
        language,
        charset="utf-8",
        fuzzy=False,
        header_comment=f"# The portal in {LANGUAGES.get(language, language)}. `make messages` brings it up to date.",
    )
    for message in messages(found):
        before = known.pop(key(message), None)
        keeps = before is not None and not before.fuzzy and len(english(before)) == len(english(message))
        catalog.add(
            message.id,
            before.string if keeps else "",
            locations=sorted(set(message.locations)),
            context=message.context,
        )
    return catalog, sorted(known, key=str)


def untranslated(catalog: Catalog) -> list[Key]:
    """The keys of the messages that lack their translation, or one of their plural forms."""
    return [
        key(message)
        for message in messages(catalog)
        if not all(translations(message))
        or len(translations(message)) != (catalog.num_plurals if message.pluralizable else 1)
    ]


def read(path: Path, language: str) -> Catalog:
    """The catalogue in a .po file; an empty one where there is no file."""
    if not path.exists():
        return CalmCatalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def po(catalog: Catalog) -> bytes:
    """The catalogue as a .po file: sorted, with names of files and without numbers of lines."""
    file = BytesIO()
    write_po(file, catalog, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return file.getvalue().rstrip(b"\n") + b"\n"


def mo(catalog: Catalog) -> bytes:
    """The catalogue as a .mo file, which follows from its messages alone."""
    calm = CalmCatalog(catalog.locale_identifier, charset="utf-8", fuzzy=False)
    for message in messages(catalog):
        if not message.fuzzy:
            calm.add(message.id, message.string, context=message.context)
    file = BytesIO()
    write_mo(file, calm)
    return file.getvalue()


def update(language: str, *, folder: Path = LOCALE, found: Catalog | None = None) -> list[str]:
    """Bring one language's .po and .mo in `folder` up to date; return what there is to say, in sentences."""
    found = extracted() if found is None else found
    path = po_path(language, folder)
    catalog, gone = updated(read(path, language), found, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po(catalog))
    path.with_suffix(".mo").write_bytes(mo(catalog))
    missing = len(untranslated(catalog))
    state = f"{missing} of them not yet translated" if missing else "all of them translated"
    said = [f"{LANGUAGES.get(language, language)}: {len(messages(catalog))} messages, {state}."]
    return said + [f"  used no more, removed: {text!r}{f' ({context})' if context else ''}" for context, text in gone]


def po_path(language: str, folder: Path = LOCALE) -> Path:
    """Where the .po file of a language stands; its .mo stands beside it."""
    return folder / language / "LC_MESSAGES" / "django.po"


def _sources(root: Path) -> list[Path]:
    python = (path for floor in FLOORS for path in (root / floor).rglob("*.py") if "migrations" not in path.parts)
    templates = (path for top in TEMPLATES for end in ("html", "txt") for path in (root / top).rglob(f"*.{end}"))
    return sorted(python) + sorted(templates)


def _keywords(source: str) -> dict[str, tuple | None]:
    """Django's functions under their own names, and under those that this module gives them where it imports them."""
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    names = [name for node in imports if node.module == TRANSLATION for name in node.names if name.name in KEYWORDS]
    return {**KEYWORDS, **{name.asname or name.name: KEYWORDS[name.name] for name in names}}


def _message(plan: tuple | None, arguments: str | tuple[str | None, ...]) -> tuple[str | None, Texts] | None:
    """The context and the texts in a call; None where they are no plain texts or the message is empty."""
    given = (arguments,) if isinstance(arguments, str) else tuple(arguments or ())
    plan = plan or (1,)
    wanted = [place[0] if isinstance(place, tuple) else place for place in plan]
    texts = [given[place - 1] if place <= len(given) else None for place in wanted]
    if not all(texts):
        return None
    context = texts.pop(0) if isinstance(plan[0], tuple) else None
    return context, texts[0] if len(texts) == 1 else tuple(texts)


if __name__ == "__main__":
    tree = extracted()
    for language in LANGUAGES:
        sys.stdout.write("\n".join(update(language, found=tree)) + "\n")
