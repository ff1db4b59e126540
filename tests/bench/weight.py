"""What a reader's browser must fetch: the page and every file that it names, as they come over the wire."""

import gzip
import http.client
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.bench import place

RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
SOURCES = {"script": "src", "img": "src", "source": "src", "video": "poster", "iframe": "src", "use": "href"}
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
IN_SCRIPT = re.compile(r"""\b(?:import|from)\s*\(?\s*["']([^"']+\.m?js)["']""")


@dataclass
class Weight:
    """Bytes on the wire by address; the page itself stands first. Addresses at other hosts are only named."""

    bytes: dict[str, int] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    page_gzip: int = 0  # the page's own bytes, had a proxy compressed it

    @property
    def kilobytes(self) -> float:
        """All of it, in units of 1000 bytes."""
        return sum(self.bytes.values()) / 1000

    def beyond(self, known: "Weight") -> float:
        """Kilobytes of what is not known from another view."""
        return sum(size for address, size in self.bytes.items() if address not in known.bytes) / 1000


def weigh(port: int, path: str) -> Weight:
    """The weight of a page and of all that it names, and of what those name."""
    weight, waiting, page_url = Weight(), [path], f"https://{place.HOST}{path}"
    while waiting:
        address = waiting.pop(0)
        if address in weight.bytes:
            continue
        size, kind, text = _fetch(port, address)
        weight.bytes[address] = size
        if address == path:
            weight.page_gzip = len(gzip.compress(text.encode(), 6))
        for name in named(kind, text):
            target = urlsplit(urljoin(urljoin(page_url, address), name))
            if target.scheme not in ("http", "https"):
                continue
            if target.netloc != place.HOST:
                weight.elsewhere.add(target.geturl())
            else:
                waiting.append(target._replace(scheme="", netloc="", fragment="").geturl())
    return weight


def _fetch(port: int, path: str) -> tuple[int, str, str]:
    """Bytes as sent, kind, and the text where it is one. Raises SystemExit when a named file is not there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={**place.HEADERS, "Accept-Encoding": "gzip, br"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answers {response.status}, so the page cannot be weighed.")
    kind = response.headers.get_content_type()
    if not kind.startswith("text/") and "javascript" not in kind:
        return len(body), kind, ""
    return len(body), kind, _plain(body, response.headers.get("Content-Encoding", "")).decode()


def _plain(body: bytes, encoding: str) -> bytes:
    if encoding == "gzip":
        return gzip.decompress(body)
    if encoding == "br":
        import brotli  # where the portal sends it, it is installed

        return brotli.decompress(body)
    return body


def named(kind: str, text: str) -> list[str]:
    """The addresses that a page, a style sheet or a script names for the browser to fetch, in their order."""
    if kind == "text/html":
        parser = _Parser()
        parser.feed(text)
        return parser.found
    pattern = IN_STYLE if kind == "text/css" else IN_SCRIPT if "javascript" in kind else None
    found = pattern.findall(text) if pattern else []
    return [next(part for part in match if part) if isinstance(match, tuple) else match for match in found]


class _Parser(HTMLParser):
    """Collects the addresses of what a browser fetches with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this element names."""
        given = dict(attrs)
        address = given.get(SOURCES.get(tag, "")) or ""
        if tag == "link" and RELATIONS & set((given.get("rel") or "").split()):
            address = given.get("href") or ""
        if address and not address.startswith(("#", "data:")):
            self.found.append(address)
