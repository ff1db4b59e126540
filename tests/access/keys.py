"""A reader who has a keyboard and nothing else."""

from playwright.sync_api import Page

MOST_TABS = 150
ACTIVE = """() => {
  const element = document.activeElement;
  const labels = [...(element.labels || [])].map(label => label.textContent).join(" ");
  const words = element.getAttribute("aria-label") || labels || element.textContent || element.name || "";
  return `${element.tagName.toLowerCase()}#${element.id} ${words.trim().replace(/\\s+/g, " ")}`;
}"""


class Keys:
    """Everything is done with `page.keyboard`; nothing is clicked or filled in."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, words: str, tag: str = "") -> None:
        """Tab on until the control with these words (or this id, with #) has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(ACTIVE)
            if here.startswith(tag) and (f"{words} " in here if words.startswith("#") else words in here):
                return
        raise AssertionError(f"{MOST_TABS} times Tab on {self.page.url} did not reach {words!r}")

    def press(self, words: str, tag: str = "") -> None:
        """Go to a link or a button and press Enter; wait for the page that follows."""
        self.to(words, tag)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, words: str, text: str) -> None:
        """Go to a field and type."""
        self.to(words)
        self.page.keyboard.type(text)

    def choose(self, words: str, text: str) -> None:
        """Go to a list and type the beginning of the entry."""
        self.to(words, "select")
        self.page.keyboard.type(text)
        chosen = self.page.evaluate("document.activeElement.selectedOptions[0].textContent")
        assert chosen.startswith(text), f"{words}: {chosen!r} and not {text!r}"

    def tick(self, words: str, downs: int = 0) -> None:
        """Go to a box, or to the first of a group, go down so many times, and press the space bar."""
        self.to(words, "input")
        for _ in range(downs):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked"), words

    def attach(self, words: str, file: dict[str, object]) -> None:
        """Go to a file field, open the browser's chooser with the space bar, and choose."""
        self.to(words, "input")
        self.page.wait_for_timeout(500)  # ms; Chromium opens no chooser in the moment after the focus has come
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(file)  # type: ignore[arg-type]
