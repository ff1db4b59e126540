"""Looking at a page as readers with and without sight, with a keyboard, on a phone and with large letters do.

Faults are collected, so that one walk names all of them.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off: it is of WCAG 2.2
    "resultTypes": ["violations"],
}
# What a window and colours can change; the structure is the same as in the two windows of every page.
OF_SIGHT = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
AXE_OF_SIGHT = {"runOnly": {"type": "rule", "values": OF_SIGHT}, "resultTypes": ["violations"]}
SCRIPT = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
MOST_TABS = 600


@dataclass(frozen=True)
class Variant:
    """A window and what the reader's system asks for."""

    name: str
    width: int = 1280
    height: int = 900
    scale: int = 1
    media: dict[str, str] = field(default_factory=dict)


CALM = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce"}  # axe would measure halfway
WIDE = Variant("light 1280", media=CALM)
NARROW = Variant("dark 320", 320, 800, media=CALM | {"color_scheme": "dark"})
LARGE = Variant("200 %", 640, 450, 2, media=CALM)
FORCED = Variant("forced colours", media=CALM | {"forced_colors": "active"})
MOVING = Variant("with motion", 768, 900, media=CALM | {"reduced_motion": "no-preference"})
EVERY, SOME = (WIDE, NARROW), (WIDE, NARROW, LARGE, FORCED, MOVING)


class Looking:
    """Looks at the page in front, and keeps what is wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(Axe().axe_script)  # once for the whole walk: it is half a megabyte
        self.metrics = page.context.new_cdp_session(page)
        self.faults: list[str] = []
        self.titles: dict[str, str] = {}
        self.meant: tuple[str, ...] = ()  # words of faults that are none on a certain page

    def at(self, address: str, *, variants: tuple[Variant, ...] = EVERY) -> None:
        """Go there and look."""
        answer = self.page.goto(address)
        if answer is not None and answer.status >= 500 and "trouble" not in address:
            self.faults.append(f"{address}: answers {answer.status}")
        self.here(variants=variants)

    def here(self, state: str = "", *, variants: tuple[Variant, ...] = EVERY) -> None:
        """Look at the page in front in these variants; with the keyboard in the first."""
        where = f"{urlsplit(self.page.url).path}{state and f' ({state})'}"
        self._title(where)
        for number, variant in enumerate(variants):
            self._wear(variant)
            self._note(where, variant, self.page.evaluate(SCRIPT, "look"))
            self._note(where, variant, self._axe(AXE if variant in EVERY else AXE_OF_SIGHT))
            if number == 0:
                self._note(where, variant, self._tab_through())
        self._wear(WIDE)

    def has_summary(self) -> None:
        """The error summary has the focus, its heading is in words, and each of its links leads into a control."""
        where = urlsplit(self.page.url).path
        if not self.page.evaluate("document.activeElement.classList.contains('error-summary')"):
            self.faults.append(f"{where}: the error summary does not take the focus")
        links = self.page.locator(".error-summary a")
        if not links.count():
            self.faults.append(f"{where}: the error summary has no links")
        for link in links.all():
            link.focus()
            self.page.keyboard.press("Enter")
            if not self.page.evaluate("document.activeElement.matches('input, select, textarea')"):
                self.faults.append(f"{where}: the summary's link {link.inner_text()!r} does not reach a control")

    def _title(self, where: str) -> None:
        title, path = self.page.title(), urlsplit(self.page.url).path
        if not title.split(" – ")[0].strip():
            self.faults.append(f"{where}: the title does not say where one is: {title!r}")
        if (other := self.titles.setdefault(title, path)) != path:
            self.faults.append(f"{where}: has the title of {other}: {title!r}")

    def _wear(self, variant: Variant) -> None:
        self.page.emulate_media(**variant.media)  # type: ignore[arg-type]
        size = {"width": variant.width, "height": variant.height, "deviceScaleFactor": variant.scale, "mobile": False}
        self.metrics.send("Emulation.setDeviceMetricsOverride", size)

    def _note(self, where: str, variant: Variant, faults: list[str]) -> None:
        found = [fault for fault in faults if not any(words in fault for words in self.meant)]
        self.faults += [f"{where} [{variant.name}]: {fault}" for fault in found]

    def _axe(self, options: dict[str, Any]) -> list[str]:
        found: dict[str, Any] = self.page.evaluate("options => axe.run(document, options)", options)
        return [
            f"axe {rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}".replace("\n", " ")
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def _tab_through(self) -> list[str]:
        """Tab from the skip link to the end: every control is reached once, shows its focus, and is not covered."""
        expected = self.page.evaluate(SCRIPT, "begin")
        faults: list[str] = []
        for _ in range(min(expected + 2, MOST_TABS)):
            self.page.keyboard.press("Tab")
            step = self.page.evaluate(SCRIPT, "step")
            faults += step["faults"]
            if step["ended"]:
                break
        return faults + self.page.evaluate(SCRIPT, "end")
