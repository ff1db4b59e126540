"""Remnants of HTML and Markdown, invisible characters, bullets: everything that is form and not words."""

import html
import re
import unicodedata

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
BLANKS = re.compile(r"[ \t]{2,}")
SAME_SIGN = re.compile(r"([^\w ])\1{6,}")
LONGEST_RUN = 4
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "：": ":", "；": ";", "，": ",", "…": "..."}
HIDDEN = re.compile(r"<(script|style)\b[^>]{0,500}>.{0,20000}?</\1\s*>", re.I | re.S)
COMMENT = re.compile(r"<!--.{0,5000}?-->", re.S)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|section|article|header|footer|hr|dt|dd|dl)\b[^<>]{0,800}>", re.I
)
CELL_TAG = re.compile(r"</?t[dh]\b[^<>]{0,800}>", re.I)
TAG = re.compile(r"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,800})?/?>", re.I)
CUT_TAG = re.compile(r"<(?:a|span|div|p|img|li|td|strong)\s[^<>]{0,300}$", re.I)
LEAKED_ATTRIBUTES = re.compile(r"[\w#./-]{0,60}\"(?:\s{1,3}[\w-]{1,30}=\"[^\"<>\n]{0,300}\"){1,6}\s{0,3}/?>")
LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:mailto:)?[^()\s]{0,500}(?:\s\"[^\"\n]{0,100}\")?\)")
EMPHASIS = re.compile(r"(\*{1,3}|__)(?=\S)|(?<=\S)(\*{1,3}|__)")
HEADING = re.compile(r"^[ \t]{0,8}#{1,6}[ \t]+(.*?)[ \t#]*$", re.M)
INNER_HEADING = re.compile(r"(?<=\S)[ \t]*#{2,6}[ \t]+(?=[A-Z*_])")
QUOTE = re.compile(r"^[ \t]{0,8}(?:>[ \t]?)+", re.M)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
TABLE_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*$", re.M)
TABLE_ROW = re.compile(r"^[ \t]*\|(.*?)\|?[ \t]*$", re.M)
INNER_BULLET = re.compile(r"(?<=\S)[ \t]+[•●▪◦‣■□➢➤][ \t]+")
BULLET = re.compile(r"^[ \t]*(?:[•●▪◦‣·○■□➢➤✓✔\uf0b7\uf0a7]|[*+–—-](?=[ \t]))[ \t]*", re.M)


def strip(text: str) -> tuple[str, list[str]]:
    """Plain lines without mark-up, and the names of what was taken away that may have carried words."""
    plain = NEWLINES.sub("\n", text)
    plain = _without_long_runs(INVISIBLE.sub("", SPACES.sub(" ", plain)))
    plain, kinds = _without_html(plain)
    plain = _without_markdown(plain)
    plain = INNER_BULLET.sub("\n• ", plain)
    plain = "".join(LIGATURES.get(letter, letter) for letter in unicodedata.normalize("NFC", plain))
    lines = (re.sub(r"[ ]{2,}", " ", line).strip(" ") for line in BULLET.sub("- ", plain).split("\n"))
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n"), kinds


def _without_long_runs(text: str) -> str:
    """Runs of spaces, of empty lines and of one sign are cut short: they say nothing, and patterns stay quick."""
    text = BLANKS.sub(lambda match: "\t" if "\t" in match.group() else " ", text)
    return SAME_SIGN.sub(lambda match: match.group()[:LONGEST_RUN], text)


def _without_html(text: str) -> tuple[str, list[str]]:
    kinds = []
    if "<" in text or "&" in text or '">' in text:
        before = text
        text = SPACES.sub(" ", html.unescape(html.unescape(text)) if "&" in text else text)
        text = COMMENT.sub(" ", HIDDEN.sub(" ", text))
        text = LEAKED_ATTRIBUTES.sub(_inside_tag_or_leak, text)
        text = CELL_TAG.sub("\t", BLOCK_TAG.sub("\n", text))
        text = CUT_TAG.sub("", TAG.sub("", text))
        kinds = ["HTML"] if text != before else []
    return text, kinds


def _inside_tag_or_leak(match: re.Match[str]) -> str:
    """Attributes inside a tag that opens before them are left to the tag's own removal."""
    opened = match.string.rfind("<", max(0, match.start() - 600), match.start())
    closed = match.string.rfind(">", max(0, match.start() - 600), match.start())
    return match.group() if opened > closed else ""


def _without_markdown(text: str) -> str:
    text = LINK.sub(r"\1", LINK.sub(r"\1", text))
    text = INNER_HEADING.sub("\n", text)
    text = EMPHASIS.sub("", ESCAPE.sub(r"\1", HEADING.sub(r"\1", QUOTE.sub("", text))))
    return TABLE_ROW.sub(_cells, TABLE_RULE.sub("", text))


def _cells(match: re.Match[str]) -> str:
    """A table row as its cells with tabs between them."""
    return "\t".join(cell.strip() for cell in match.group(1).split("|"))
