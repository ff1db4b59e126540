"""Makes the stylesheets that pages link: Bootstrap's parts and the tokens stand in the place of their imports."""

import hashlib
import re
from pathlib import Path

from recruitment.stylesheet import classes, parts

BOOTSTRAP = '@import "bootstrap" layer(bootstrap);'  # in its place stand the used parts of Bootstrap
TOKENS = '@import "tokens";'  # in its place stand the tokens of portal.css, beside it
SECTION = re.compile(r"/\* ---- tokens.*?(?=/\* ---- )", re.S)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
INDENT = re.compile(r"\s*\n\s*")


def make(source: Path, templates: Path, made: Path) -> Path:
    """Write to `made` what `source` says with its imports resolved, unless it was made of the same before.

    It takes a quarter of a second, and a thirtieth when nothing changed. Answers `made`. Raises `NoBootstrap`.
    """
    own = source.read_text(encoding="utf-8")
    bootstrap, used = _bootstrap(templates) if BOOTSTRAP in own else ("", frozenset())
    tokens = tokens_of(source.with_name("portal.css").read_text(encoding="utf-8")) if TOKENS in own else ""
    mark = f"/* {_hash(own, bootstrap, ' '.join(sorted(used)), tokens, _code())} */\n"
    if not (made.is_file() and made.read_text(encoding="utf-8").startswith(mark)):
        _replace(made, mark + joined(own, bootstrap=parts.used_parts(bootstrap, used), tokens=tokens))
    return made


def joined(own: str, *, bootstrap: str = "", tokens: str = "") -> str:
    """A stylesheet with its imports resolved. Rules outside of a layer win over every rule in one."""
    return _compact(own.replace(BOOTSTRAP, f"@layer bootstrap{{{bootstrap}}}").replace(TOKENS, tokens))


def tokens_of(portal: str) -> str:
    """The section "tokens" of portal.css. Raises ValueError when it has none."""
    if found := SECTION.search(portal):
        return found[0]
    raise ValueError("portal.css has no section that begins with /* ---- tokens")


def _bootstrap(templates: Path) -> tuple[str, frozenset[str]]:
    """Bootstrap's whole stylesheet, and the classes that the templates use."""
    texts = (path.read_text(encoding="utf-8") for path in classes.templates(templates))
    return parts.bootstrap_file().read_text(encoding="utf-8"), classes.used_classes(texts)


def _compact(css: str) -> str:
    """Without comments and indents. No text of ours (`content: "…"`) holds either."""
    return INDENT.sub("\n", COMMENT.sub("", css)).strip() + "\n"


def _replace(made: Path, text: str) -> None:
    """Write the file so that another process never reads half of it."""
    made.parent.mkdir(parents=True, exist_ok=True)
    beside = made.with_name(f"{made.name}.{_hash(text)[:12]}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(made)


def _code() -> str:
    """This package's own code: a change of it makes the stylesheets anew."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))


def _hash(*texts: str) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()
