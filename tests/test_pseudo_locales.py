"""The pages in a language that is longer than English, and in one that is written from right to left."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db.models import CharField, TextField
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from recruitment.models import HistoryEntry, OutgoingNotice
from tests import cast
from tests.catalogues import FLOORS, english, extracted, messages
from tests.pseudo_locales import LONG, MIRRORED, build, longer, mirrored

Walk = Callable[[str, int], Iterator[Page]]

NO_WORD = re.compile(r"https?://\S+|\((?:CES?T|UTC[+-]\d\d:\d\d)\)")  # addresses, and the names of time zones
PLAIN_WORD = re.compile(r"\b[A-Za-z]{3,}\b")
WIDTHS = (320, 1280)
BUTTONS = "button, .btn, summary, input[type=submit]"
# What is cut off: the words of a button that are wider or higher than it, and a button that stands outside of the page.
CUT_OFF = """
buttons => buttons
  .filter(button => button.checkVisibility() && button.getBoundingClientRect().width > 1)
  .filter(button => {
    const box = button.getBoundingClientRect();
    const isOutside = !button.closest(".table-scroll") && (box.left < -1 || box.right > innerWidth + 1);
    const style = getComputedStyle(button);
    const isTooSmall = style.display !== "inline"
      && (button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1);
    return isOutside || isTooSmall;
  })
  .map(button => button.innerText || button.value)
"""
TEXTS = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    // Times and countdowns are the browser's own words, in a language that it knows.
    const isOurs = !element.closest("script, style, code, [lang]:not(html), [data-local], [data-countdown]");
    if (isOurs) found.push(walker.currentNode.textContent);
  }
  for (const name of ["aria-label", "title", "placeholder", "data-words", "data-over"])
    for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
  return found.concat(document.title);
}
"""


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both catalogues, compiled."""
    folder = tmp_path_factory.mktemp("locale")
    build(extracted(), folder)
    return folder


@pytest.fixture
def languages(catalogues: Path, settings: Any) -> Iterator[None]:
    """The portal speaks English and the two languages."""
    settings.LOCALE_PATHS = [catalogues]
    settings.LANGUAGES = [("en", "English"), (LONG, "Longer"), (MIRRORED, "Mirrored")]
    with translation.override(None):
        yield


@pytest.fixture
def pages(reference: None, clock: Any) -> dict[str, list[str]]:
    """The addresses to look at, by who reads them; None stands for a stranger."""
    clock.move_to(cast.PUBLISHED)
    cast.profile(cast.person("candidate"), nationalities=("NA", "FR"))
    vacancy, draft = cast.published(), cast.draft()
    return {
        "": [
            reverse("home"),
            reverse("vacancies:list"),
            reverse("vacancies:page", args=[vacancy.public_id]),
            reverse("account_signup"),
            reverse("account_login"),
            "/no/such/page",
        ],
        "candidate": [reverse("applications:profile"), reverse("applications:profile_person")],
        "recruiter": [
            reverse("desk:home"),
            reverse("drafts:edit", args=[draft.public_id]),
        ],
    }


@pytest.fixture
def walk(page: Page, live_server: Any, languages: None, pages: dict[str, list[str]]) -> Walk:
    """Show every page in a language on a screen of a width, each to its reader."""

    def _walk(language: str, width: int) -> Iterator[Page]:
        page.set_viewport_size({"width": width, "height": 800})
        for reader, addresses in pages.items():
            page.context.clear_cookies()
            cookies = {django_settings.LANGUAGE_COOKIE_NAME: language}
            if reader:
                client = Client()
                client.force_login(cast.person(reader))
                cookies["sessionid"] = client.cookies["sessionid"].value
            page.context.add_cookies(
                [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
            )
            for address in addresses:
                page.goto(address)
                assert page.locator("html").get_attribute("lang") == language, address
                yield page

    return _walk


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", [LONG, MIRRORED])
def test_nothing_overflows_and_nothing_is_cut_off(
    language: str, width: int, walk: Walk, axe: Callable[[Page], None]
) -> None:
    for page in walk(language, width):
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], f"{page.url} is {widths[0]} wide on a screen of {widths[1]}"
        assert page.eval_on_selector_all(BUTTONS, CUT_OFF) == [], page.url
        axe(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_from_right_to_left_is_mirrored(width: int, walk: Walk) -> None:
    for page in walk(MIRRORED, width):
        assert page.locator("html").get_attribute("dir") == "rtl"
        masthead = page.locator(".masthead-top").bounding_box()
        wordmark = page.locator(".wordmark").bounding_box()
        margin = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.masthead-top')).paddingInlineStart)"
        )
        right = masthead["x"] + masthead["width"] - margin
        assert wordmark["x"] + wordmark["width"] == pytest.approx(right, abs=1), page.url
        heading = page.locator("h1").first
        assert heading.evaluate("h1 => ['start', 'right'].includes(getComputedStyle(h1).textAlign)"), page.url


def test_no_page_shows_a_word_that_was_not_translated(walk: Walk) -> None:
    left: dict[str, list[str]] = {}
    for page in walk(LONG, 1280):
        if plain := plain_texts(page, texts_of_the_data()):
            left[page.url.split("/", 3)[3]] = plain
    assert not left, "\n".join(f"{address}: {texts}" for address, texts in left.items())


def plain_texts(page: Page, data: re.Pattern) -> list[str]:
    """The texts of the page in front, seen or heard, that hold an English word which is no data."""
    texts = {" ".join(text.split()) for text in page.evaluate(TEXTS)}
    return sorted(text for text in texts if PLAIN_WORD.search(NO_WORD.sub("", data.sub("", text))))


def texts_of_the_data() -> re.Pattern:
    """Every text that stands in the database, as a page may show it."""
    texts: set[str] = set()
    for model in apps.get_models():
        if model._meta.app_label in FLOORS and model not in (HistoryEntry, OutgoingNotice):
            names = [field.attname for field in model._meta.fields if isinstance(field, CharField | TextField)]
            rows = model._default_manager.values_list(*names) if names else ()
            texts |= {value for row in rows for value in row if value}
    lines = {" ".join(line.split()) for text in texts for line in (text, *re.split(r"(?:^|\n)[-•]\s+|\n", text))}
    return re.compile("|".join(re.escape(line) for line in sorted(lines, key=len, reverse=True) if len(line) > 2))


# What is looked for can be found


def test_a_word_that_was_not_translated_is_found(page: Page) -> None:
    page.set_content(
        "<html lang=eo><title>Tab</title><p>⟦Šîîĝñ îîñ⟧ Geneva <b>and more</b><a title=Further>P-3</a></p>"
        "<script>let word;</script><span lang=en>English</span><p aria-label=Heard>Geneva</p></html>"
    )
    assert plain_texts(page, re.compile("Geneva")) == ["Further", "Heard", "Tab", "and more"]


def test_words_that_are_cut_off_are_found(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.set_content(
        "<style>button { display: block; overflow: hidden; white-space: nowrap; padding: 0 }</style>"
        "<button>Whole</button><button style='width: 3em'>Cut off at the side</button>"
        "<button style='height: 4px'>Cut off below</button><button style='width: 400px'>Outside of the page</button>"
        "<button style='width: 3em; display: none'>Cut off and not shown</button>"
    )
    assert page.eval_on_selector_all(BUTTONS, CUT_OFF) == [
        "Cut off at the side",
        "Cut off below",
        "Outside of the page",
    ]


# What the two languages are made of


def test_a_text_keeps_its_placeholders_its_tags_and_its_ends() -> None:
    text = '\nDear %(name)s, {day}: <a href="%(url)s">100 %%</a>\n'
    assert longer(text) == '\n⟦Ðééååŕ %(name)s, {day}: <a href="%(url)s">100 %%</a>⟧\n'
    assert mirrored(text) == '\nدهار %(name)s, {day}: <a href="%(url)s">100 %%</a>\n'


def test_a_date_is_written_with_a_format_that_django_reads() -> None:
    assert longer("j F Y, H:i") == mirrored("j F Y, H:i") == "j F Y, H:i"


def test_the_longer_language_is_some_forty_per_cent_longer() -> None:
    texts = [english(message)[0] for message in messages(extracted())]
    assert 1.3 < sum(len(longer(text)) for text in texts) / sum(map(len, texts)) < 1.5
