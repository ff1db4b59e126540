"""What can be wrong with a translation: each fault is one sentence that names the message."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages import Catalog, Message

from tests.catalogues import english, key, messages, translations

NAMED = re.compile(r"%\(\w+\)[#0\- +]*[\d.]*[a-zA-Z]|\{\w+[^{}]*\}")
IN_ORDER = re.compile(r"%%(?:s(?!\w))?|%[#0\- +]*[\d.]*[sdrf](?!\w)|\{\}")
TAG = re.compile(r"<code>[^<]*</code>|</?[a-zA-Z][^<>]*>")  # what stands as code is the same in every language
DATE_FORMAT = re.compile(r"[a-zA-Z]\b(?:\W+[a-zA-Z]\b)*")  # "j F Y, H:i": letters that stand alone
WRONG_IN_TYPE = {
    "fr": re.compile(r" [:;?!»]|« |[\w»)%][;?!»]|[^\W\d]:(?=\s|$)|«\w|\w'\w"),
    "es": re.compile(r"^[^¿]*\?"),
}
RULE_OF_TYPE = {
    "fr": "a no-break space stands before : ; ? ! » and after «, and the apostrophe is ’",
    "es": "a question opens with ¿",
}


def faults(catalog: Catalog, found: Catalog) -> list[str]:
    """Everything that is wrong with a language's catalogue, measured against the messages found in the tree."""
    here = {key(message): message for message in messages(catalog)}
    wanted = {key(message): message for message in messages(found)}
    said = [f"{name(wanted[one])} is missing; run make messages." for one in wanted if one not in here]
    said += [f"{name(here[one])} is used no more; run make messages." for one in here if one not in wanted]
    for one, message in here.items():
        if one in wanted and len(english(wanted[one])) != len(english(message)):
            said.append(f"{name(message)} has a plural in one of tree and catalogue only; run make messages.")
        said += [f"{name(message)} {fault}." for fault in faults_of(message, catalog)]
    return said


def faults_of(message: Message, catalog: Catalog) -> Iterator[str]:
    """What is wrong with one translation in itself, as the end of a sentence."""
    if message.fuzzy:
        yield "is marked fuzzy: somebody has to read it"
    forms = translations(message)
    due = catalog.num_plurals if message.pluralizable else 1
    if not any(forms):
        yield "is not translated"
        return
    if len(forms) != due or not all(forms):
        yield f"needs {due} plural forms and has {sum(map(bool, forms))}"
        return
    for number, form in enumerate(forms):
        yield from _differences(english(message), form, number)
        yield from _type(form, catalog.locale_identifier or "")


def name(message: Message) -> str:
    """The message as it is named in a sentence."""
    return f"“{english(message)[0]}”" + (f" ({message.context})" if message.context else "")


def _differences(texts: tuple[str, ...], form: str, number: int) -> Iterator[str]:
    # The first form may carry the placeholders of the singular, or those of the plural: in French it serves 0 and 1.
    allowed = texts if number == 0 else texts[-1:]
    for what, shape in (("placeholders", _placeholders), ("tags", _tags), ("white space at its ends", _ends)):
        if shape(form) not in [shape(text) for text in allowed]:
            yield f"has other {what} in its translation “{form}”"
    if DATE_FORMAT.fullmatch(texts[0]) and _format_letters(texts[0]) != _format_letters(form):
        yield f"is a date's format and its translation “{form}” shows other parts"


def _placeholders(text: str) -> tuple[set[str], Counter]:
    """Named ones may stand twice where a language needs that; those without a name are counted and keep their order."""
    return set(NAMED.findall(text)), Counter(IN_ORDER.findall(NAMED.sub("", text)))


def _tags(text: str) -> Counter:
    return Counter(TAG.findall(text))


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _format_letters(text: str) -> Counter:
    return Counter(re.findall(r"[a-zA-Z]", re.sub(r"\\.", "", text)))


def _type(form: str, language: str) -> Iterator[str]:
    words = TAG.sub("x", NAMED.sub("x", form))
    if language in WRONG_IN_TYPE and WRONG_IN_TYPE[language].search(words):
        yield f"is set against the language's rules in “{form}”: {RULE_OF_TYPE[language]}"
