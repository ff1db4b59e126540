"""Pictures of the main pages for docs/design.md: `make pictures`, or `make pictures ARGS="list home"` for some.

Starts a portal of its own with a demonstration, walks to each page as the person who meets it, and writes small
pictures (few colours, cut below the first screens) to docs/pictures/. Times in them are those of the moment.
"""

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from recruitment.demonstration import PASSWORD
from tests import browsers

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/pictures"
HEAVIEST = 90_000  # bytes
COLOURS = (64, 32, 16)  # the next fewer, until a picture is light enough
PATIENCE = 540  # seconds for the start of a portal with a demonstration


@dataclass(frozen=True)
class Scene:
    """A page: who meets it, where they begin, and which links they follow (patterns of addresses)."""

    name: str
    role: str
    start: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """How a page is looked at. `height` is what is kept of it, in pixels of the page."""

    name: str
    width: int
    height: int
    scheme: str


SCENES = (
    Scene("home", "", "/"),
    Scene("list", "", "/vacancies/"),
    Scene("vacancy", "", "/vacancies/", (r"^/vacancies/[0-9a-z]{12}/$",)),
    Scene("status", "candidate", "/applications/", (r"^/applications/[\w-]{10,}/$",)),
    Scene("longlist", "recruiter", "/desk/", (r"^/desk/[\w-]{10,}/$", r"/long-list/$")),
    Scene("boardcase", "chair", "/board/", (r"^/board/meetings/[\w-]{10,}/$", r"^/board/cases/[\w-]{10,}/$")),
)
VIEWS = (
    View("light", 1280, 1400, "light"),
    View("dark", 1280, 1400, "dark"),
    View("320", 320, 1800, "light"),
)


def main(wanted: list[str]) -> int:
    """Take the pictures of the scenes named, or all. Answers the exit status: 1 when there is no browser."""
    chromium = browsers.chromium()
    if not chromium:
        print("No Chromium was found (CHROMIUM=/path/to/chromium names one).", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with portal() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=browsers.FLAGS)
        for scene in [scene for scene in SCENES if scene.name in wanted or not wanted]:
            take(browser, address, scene)
        browser.close()
    return 0


@contextmanager
def portal() -> Iterator[str]:
    """A portal with a demonstration in a directory of its own; gives its address, and ends it afterwards."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        settings = {"DEMONSTRATION": "true", "DEBUG": "false", "PORTAL_VAR": f"{folder}/var", "PORT": str(port)}
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        command = [sys.executable, "manage.py", "run"]
        process = subprocess.Popen(command, cwd=ROOT, env=kept | settings, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://localhost:{port}/healthz", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(60)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the portal answers. Raises RuntimeError when it ends before, or takes too long."""
    for _ in range(PATIENCE):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(1)
        if process.poll() is not None:
            raise RuntimeError("The portal did not start; `make run` says why.")
    raise RuntimeError(f"The portal did not answer within {PATIENCE} seconds.")


def take(browser: Browser, address: str, scene: Scene) -> None:
    """The pictures of one scene in every view."""
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="Africa/Nairobi")
    page = context.new_page()
    if scene.role:
        sign_in(page, scene.role)
    go(page, scene)
    for view in VIEWS:
        page.set_viewport_size({"width": view.width, "height": 900})
        page.emulate_media(color_scheme=view.scheme, reduced_motion="reduce")
        page.reload()
        path = FOLDER / f"{scene.name}-{view.name}.png"
        path.write_bytes(small(page.screenshot(full_page=True), view.height))
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
    context.close()


def sign_in(page: Page, role: str) -> None:
    """Sign in as this person of the demonstration."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(f"{role}@demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()


def go(page: Page, scene: Scene) -> None:
    """Follow the links of the scene; of several that fit, the last, which is furthest on its way."""
    page.goto(scene.start)
    for pattern in scene.links:
        hrefs = page.locator("main a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        fitting = [href for href in hrefs if re.search(pattern, href)]
        if not fitting:
            raise RuntimeError(f"{scene.name}: no link like {pattern} on {page.url}")
        page.goto(fitting[-1])


def small(png: bytes, height: int) -> bytes:
    """The upper part of a picture with as few colours as it takes to weigh little."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(height, picture.height)))
    for colours in COLOURS:
        out = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < HEAVIEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
