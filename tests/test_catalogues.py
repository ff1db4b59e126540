"""The catalogues are whole and in order; and each check of them finds the fault that it is there for."""

from pathlib import Path

import pytest
from babel.messages import Catalog

from tests.bare_words import bare_words
from tests.catalogue_faults import faults
from tests.catalogues import (
    LANGUAGES,
    ROOT,
    CalmCatalog,
    extracted,
    key,
    messages,
    mo,
    po,
    po_path,
    read,
    translations,
    untranslated,
    update,
    updated,
)


@pytest.fixture(scope="module")
def tree() -> Catalog:
    """What the tree says."""
    return extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_well_formed_and_none_is_left_over(language: str, tree: Catalog) -> None:
    assert faults(read(po_path(language), language), tree) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_stands_as_the_tool_writes_it(language: str) -> None:
    path = po_path(language)
    catalog = read(path, language)
    assert path.read_bytes() == po(updated(catalog, catalog, language)[0]), "run make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_its_source(language: str) -> None:
    path = po_path(language)
    assert path.with_suffix(".mo").read_bytes() == mo(read(path, language)), "run make messages"


def test_the_compiled_catalogues_are_not_kept_out_of_the_tree() -> None:
    ignored = (ROOT / ".gitignore").read_text().split()
    assert not [line for line in ignored if line.rstrip("/").endswith((".mo", "locale"))]


# Templates that may show words as they stand, and why
ALLOWED = {
    "allauth/elements/button.html": "its tag is put together from pieces that no parser can follow",
    "styleguide.html": "the staff's book of samples; its words are samples",
}


def test_every_word_that_a_template_shows_can_be_translated() -> None:
    found = {}
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            words = bare_words(path.read_text(encoding="utf-8"), is_html=path.suffix == ".html")
            found |= {str(path.relative_to(ROOT / "templates")): words} if words else {}
    assert {template: words for template, words in found.items() if template not in ALLOWED} == {}
    assert not set(ALLOWED) - set(found), "allowed for nothing"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{{ name }} has applied.</p>", ["x has applied."]),
        ("{% block title %}Vacancies{% endblock %}", ["Vacancies"]),
        ('<a href="/" title="Go back">{{ name }}</a>', ["Go back"]),
        ('<nav aria-label="Main">', ["Main"]),
        ('<input placeholder="name" value="given">', ["name"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ('<meta name="description" content="Open vacancies">', ["Open vacancies"]),
        ('<p data-words="Closes in" data-kind="closing"></p>', ["Closes in"]),
        ('{% include "components/empty.html" with title="No vacancies" kind="stop" %}', ["No vacancies"]),
        ('{{ name|default:"nobody" }}', ["nobody"]),
        ("{{ n }} {{ flag|yesno:'yes,no' }}", ["yes,no"]),
        ("{{ n }}{{ n|pluralize }}", ["pluralize"]),
    ],
)
def test_a_bare_word_is_found(template: str, words: list[str]) -> None:
    assert bare_words(template) == words


def test_a_bare_word_in_a_mail_is_found() -> None:
    assert bare_words("{% translate 'Dear' %} {{ name }}\nGoodbye <x>", is_html=False) == ["Goodbye <x>"]


@pytest.mark.parametrize(
    "template",
    [
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
        '{% include "components/panel.html" with kind=late|yesno:"attention,notice" %} RSS'
        '<a href="{{ url }}?lang=x">1</a>',
        "{# a comment #}{% comment %}another{% endcomment %}<script>let word = 1;</script>",
        '{% include "components/empty.html" with title=_("No vacancies") kind="stop" %}{{ n|default:_("none") }}',
        '<{{ level }} class="line-title">{{ a }}{{ b }}{{ c }} &nbsp;· – 1</{{ level }}>',
        '{% block body_class %}page-wide{% endblock %}<meta name="viewport" content="width=device-width">',
        '{% if kind == "Wide" %}{% url "vacancies:list" %}{% endif %}<td data-label="{{ label }}" class="num">',
    ],
)
def test_what_is_translated_or_not_shown_is_no_bare_word(template: str) -> None:
    assert bare_words(template) == []


# What is found in the tree


def tree_of(folder: Path, files: dict[str, str]) -> Catalog:
    for place, text in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return extracted(folder)


def test_messages_are_found_under_every_name_that_django_and_the_modules_give(tmp_path: Path) -> None:
    found = tree_of(
        tmp_path,
        {
            "vacancies/a.py": (
                "from django.utils.translation import gettext_lazy as lazy, gettext_noop as noop, ngettext\n"
                "from django.utils.translation import pgettext, npgettext_lazy\n"
                'a = lazy("one " "and two"), noop("three")\n'
                'b = ngettext("a dog", "%(n)s dogs", 3), pgettext("the month", "May")\n'
                'c = npgettext_lazy("paper", "a sheet", "sheets", 3), lazy(variable), _("no function of Django\'s")\n'
            ),
            "vacancies/migrations/0001.py": "from django.utils.translation import gettext as _\n_('old')\n",
            "tests/a.py": "from django.utils.translation import gettext as _\n_('a test')\n",
        },
    )
    assert {(message.context, message.id) for message in messages(found)} == {
        (None, "one and two"),
        (None, "three"),
        (None, ("a dog", "%(n)s dogs")),
        ("the month", "May"),
        ("paper", ("a sheet", "sheets")),
    }


def test_messages_are_found_in_templates_as_django_will_look_them_up(tmp_path: Path) -> None:
    found = tree_of(
        tmp_path,
        {
            "templates/a.html": (
                "  {% translate 'Plain' %} {% translate \"100 %\" context 'a share' %}\n"
                "{% blocktranslate trimmed with name=person.name %}\n"
                "  Dear {{ name }},\n   hello.\n{% endblocktranslate %}\n"
                "{% blocktranslate %}two\nlines{% endblocktranslate %}{# {% translate 'commented out' %} #}\n"
                "{% blocktranslate count n=number %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}\n"
                "{% include 'b.html' with title=_('Handed on') %}\n"
                "{{ name|default:_('nobody') }}{{ _('In a variable') }}\n"
            ),
            "templates/mail/a.txt": "{% load i18n %}{% translate 'In a mail' %}",
        },
    )
    assert {(message.context, message.id) for message in messages(found)} == {
        (None, "Plain"),
        ("a share", "100 %%"),
        (None, "Dear %(name)s, hello."),
        (None, "two\nlines"),
        (None, ("%(n)s day", "%(n)s days")),
        (None, "Handed on"),
        (None, "nobody"),
        (None, "In a variable"),
        (None, "In a mail"),
    }


# Bringing a catalogue up to date


def test_an_update_keeps_translations_removes_what_is_unused_and_guesses_nothing(tmp_path: Path) -> None:
    old = CalmCatalog("fr")
    old.add("Sign in", "Se connecter")
    old.add("Sign in again", "Se reconnecter")
    old.add("May", "mai", context="the month")
    path = po_path("fr", tmp_path)
    path.parent.mkdir(parents=True)
    path.write_bytes(po(old))
    found = CalmCatalog()
    for text, context in (("Sign in", None), ("May", None), ("May", "the month"), ("Sign in once more", None)):
        found.add(text, context=context)

    said = update("fr", folder=tmp_path, found=found)

    new = read(path, "fr")
    assert {key(message): translations(message) for message in messages(new)} == {
        (None, "Sign in"): ("Se connecter",),
        (None, "May"): ("",),
        ("the month", "May"): ("mai",),
        (None, "Sign in once more"): ("",),
    }
    assert untranslated(new) == [(None, "May"), (None, "Sign in once more")]
    assert said == [
        "French: 4 messages, 2 of them not yet translated.",
        "  used no more, removed: 'Sign in again'",
    ]
    first = path.read_bytes(), path.with_suffix(".mo").read_bytes()
    assert update("fr", folder=tmp_path, found=found) == said[:1]
    assert (path.read_bytes(), path.with_suffix(".mo").read_bytes()) == first
    assert b"20" not in first[0].split(b"\n\n")[0], "a date in the header would change the file every time"


def test_a_compiled_catalogue_holds_what_django_looks_up(tmp_path: Path) -> None:
    from gettext import GNUTranslations

    catalog = CalmCatalog("fr")
    catalog.add(("%(n)s day", "%(n)s days"), ("%(n)s jour", "%(n)s jours"))
    catalog.add("or", "ou bien", context="between two")
    path = tmp_path / "django.mo"
    path.write_bytes(mo(catalog))
    with path.open("rb") as file:
        compiled = GNUTranslations(file)
    assert [compiled.ngettext("%(n)s day", "%(n)s days", n) for n in (0, 1, 2)] == [
        "%(n)s jour",
        "%(n)s jour",
        "%(n)s jours",
    ]
    assert compiled.pgettext("between two", "or") == "ou bien"


# Each fault is found


def faults_in(english: str | tuple[str, ...], translated: str | tuple[str, ...], language: str = "fr") -> list[str]:
    found, catalog = CalmCatalog(), CalmCatalog(language)
    found.add(english)
    catalog.add(english, translated)
    return faults(catalog, found)


def test_a_missing_an_unused_and_a_fuzzy_message_are_found() -> None:
    found, catalog = CalmCatalog(), CalmCatalog("fr")
    for text in ("here", "fuzzy", ("day", "days")):
        found.add(text)
    catalog.add("unused", "inutile")
    catalog.add("fuzzy", "flou", flags=["fuzzy"])
    catalog.add("day", "jour")
    assert faults(catalog, found) == [
        "“here” is missing; run make messages.",
        "“unused” is used no more; run make messages.",
        "“fuzzy” is marked fuzzy: somebody has to read it.",
        "“day” has a plural in one of tree and catalogue only; run make messages.",
    ]


@pytest.mark.parametrize(
    ("english", "translated", "fault"),
    [
        ("Sign in", "", "is not translated"),
        (("%(n)s day", "%(n)s days"), ("%(n)s jour", ""), "needs 2 plural forms and has 1"),
        (("%(n)s day", "%(n)s days"), ("%(n)s jour", "jours"), "has other placeholders"),
        ("Dear %(name)s", "Cher %(nom)s", "has other placeholders"),
        ("Dear %(name)s", "Cher %(name)d", "has other placeholders"),
        ("Dear {name}", "Cher nom", "has other placeholders"),
        ("%s of %s", "%s", "has other placeholders"),
        ("{} of {}", "{} de", "has other placeholders"),
        ("100 %%", "100 %", "has other placeholders"),
        ("%%s left", "Il reste %%", "has other placeholders"),
        ("Be <b>calm</b>", "Du <i>calme</i>", "has other tags"),
        ('Go <a href="%(url)s">on</a>', 'Aller <a href="%(url)s"> plus loin', "has other tags"),
        ("Add <code>next</code>", "Ajouter <code>suivant</code>", "has other tags"),
        ("Hello\n", "Bonjour", "has other white space at its ends"),
        ("\nHello", "Bonjour", "has other white space at its ends"),
        ("Hello ", "Bonjour", "has other white space at its ends"),
        ("j F Y, H:i", "j F Y", "shows other parts"),
        ("Who?", "Qui ?", "a no-break space stands before"),
        ("Note: two", "Note: deux", "a no-break space stands before"),
        ("“no”", "« non »", "a no-break space stands before"),
        ("the day", "l'heure", "the apostrophe is ’"),
    ],
)
def test_a_fault_is_found(english: str | tuple[str, ...], translated: str | tuple[str, ...], fault: str) -> None:
    found = faults_in(english, translated)
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("english", "translated", "language"),
    [
        (("One day", "%(n)s days"), ("%(n)s jour", "%(n)s jours"), "fr"),
        (("One day", "%(n)s days"), ("Un día", "%(n)s días"), "es"),
        ("Dear %(name)s", "%(name)s, cher %(name)s", "fr"),
        ("j F Y, H:i", "j \\d\\e F \\d\\e Y, H:i", "es"),
        ("Open at 23:59?", "Ouvert à 23:59\u00a0?", "fr"),
        ("Who?", "¿Quién?", "es"),
        ("Add <code>?grade=P-3</code>.", "Ajoutez <code>?grade=P-3</code>.", "fr"),
    ],
)
def test_what_the_language_needs_is_no_fault(
    english: str | tuple[str, ...], translated: str | tuple[str, ...], language: str
) -> None:
    assert faults_in(english, translated, language) == []


def test_a_question_in_spanish_is_opened() -> None:
    assert "a question opens with ¿" in faults_in("Who?", "Quién?", "es")[0]
