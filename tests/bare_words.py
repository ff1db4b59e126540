"""Words that a template shows and no catalogue can reach: text outside of the translation tags."""

import re
from html.parser import HTMLParser

from django.template.base import Lexer, Token, TokenType

# What a reader sees or hears of an element besides its text.
HEARD = {
    "title",
    "alt",
    "placeholder",
    "label",
    "summary",
    "aria-label",
    "aria-description",
    "aria-valuetext",
    "content",
}
UNSEEN = {"script", "style", "template", "code", "kbd"}
NOT_SAID = {"viewport", "color-scheme", "theme-color", "robots"}  # names of <meta> whose content is for machines
LETTER = r"[^\W\d_]"
# Two letters or more; a run of x stands for variables.
WORD = re.compile(rf"(?<!{LETTER})(?!x+(?!{LETTER})){LETTER}{{2,}}")
NAMES = r"\b(?:UTC|SHA-256|RSS|Atom|ReliefWeb|OpenAPI|JSON)\b"  # names are the same in every language
THE_SAME_EVERYWHERE = re.compile(rf"{NAMES}|__prefix__|[?&]\S+=\S*|#\w+")  # addresses, too
# What a filter may choose between without showing it: kinds of panels, tones and classes.
STYLES = {"notice", "attention", "stop", "done", "plain", "quiet", "current", "info", "btn-primary", "btn-secondary"}
ENTITY = re.compile(r"&#?\w+;")
QUOTED = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)|"([^"]*)"|'([^']*)'""")
# Tags whose quoted arguments are names of templates, blocks, libraries, addresses or files, and are never shown.
NAMING = {"load", "extends", "block", "endblock", "url", "static", "translate", "trans", "if", "elif", "cache", "now"}
# A bare argument is taken for a text if it looks like a sentence or its beginning: a capital letter, or two words.
SENTENCE = re.compile(r"^[A-ZÀ-Þ][\w’'-]+(?:$|[\s.,:;])|[^\W\d_]{2,} [^\W\d_]{2,}")
SHOWN_BY_FILTER = re.compile(r"""\|(?:default|default_if_none|yesno):("[^"]*"|'[^']*')|\|(pluralize)\b""")
CLASSES = {"body_class", "columns_class"}  # blocks that are filled with names of classes


def bare_words(source: str, *, is_html: bool = True) -> list[str]:
    """The texts of a template that are shown as they stand, whatever the reader's language."""
    found: list[str] = []
    page: list[str] = []
    inside = ""  # the tag whose content is not shown as it stands
    for token in Lexer(source).tokenize():
        tag, *arguments = token.contents.split() if token.token_type == TokenType.BLOCK else [""]
        if inside:
            inside = "" if tag == f"end{inside}" else inside
        elif tag in {"comment", "blocktranslate", "blocktrans"} or CLASSES.intersection(arguments[:1]):
            inside = tag
        elif token.token_type == TokenType.TEXT:
            page.append(token.contents)
        else:
            page.append("x" if token.token_type == TokenType.VAR else " ")
            found += _in_tag(token, tag)
    text = "".join(page)
    return found + (_in_page(text) if is_html else [line.strip() for line in text.splitlines() if _has_words(line)])


def _in_tag(token: Token, tag: str) -> list[str]:
    """The bare texts that a tag or a variable hands on."""
    if token.token_type == TokenType.COMMENT:
        return []
    shown = [match[1] or match[2] for match in SHOWN_BY_FILTER.finditer(token.contents)]
    texts = [text.strip("\"'") for text in shown]
    found = [text for text in texts if _has_words(text) and not set(text.split(",")) <= STYLES]
    if tag and tag not in NAMING:
        found += [text for pair in QUOTED.findall(token.contents) for text in pair if _is_said(text)]
    return found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in UNSEEN:
            self.unseen = tag
        heard = HEARD | {name for name in given if name.startswith("data-")}
        if tag == "meta" and (given.get("name") in NOT_SAID or "name" not in given):
            return
        if tag == "input" and given.get("type") in {"submit", "button", "reset"}:
            heard = heard | {"value"}
        self.found += [
            value
            for name, value in attrs
            if name in heard and value and (_is_said if name.startswith("data-") else _has_words)(value)
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""

    def handle_data(self, data: str) -> None:
        if not self.unseen and _has_words(data):
            self.found.append(" ".join(data.split()))


def _in_page(text: str) -> list[str]:
    page = _Page()
    page.feed(text)
    page.close()
    return page.found


def _is_said(text: str) -> bool:
    """Whether a text that may be a name for machines looks like one for people."""
    return bool(SENTENCE.search(text)) and _has_words(text)


def _has_words(text: str) -> bool:
    return bool(WORD.search(THE_SAME_EVERYWHERE.sub("", ENTITY.sub("", text))))
