"""`make bench`: what the public pages cost. See docs/performance.md for how to read what it prints.

make bench                          every row, in about five minutes once the databases are seeded
make bench ARGS=--quick             one short round, without the 50,000 vacancies
make bench ARGS="--profile list"    where the time of a page goes, and nothing else
make bench ARGS=--write             the report also into docs/performance.md
"""

import argparse
import os
import shlex
import sys
from pathlib import Path

from tests.bench import place


def main() -> None:
    """Read the words, settle in a place of the bench's own, and run."""
    words = _words()
    place.settle(Path(os.environ.get("PORTAL_VAR") or place.ROOT / "var") / "bench")
    from tests.bench import running

    if words.profile:
        running.print_profile(words.profile, running.scale_of(words), cold=not words.warm, huge=words.huge)
    else:
        command = shlex.join(["make", "bench", *([f"ARGS={shlex.join(sys.argv[1:])}"] if sys.argv[1:] else [])])
        running.run(running.scale_of(words), write=words.write, command=command)


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="What the public pages cost.")
    parser.add_argument("--quick", action="store_true", help="one short round, without the 50,000 vacancies")
    parser.add_argument("--tiny", action="store_true", help="a few vacancies and requests, to try the bench itself")
    parser.add_argument("--rounds", type=int, help="how many rounds")
    parser.add_argument("--write", action="store_true", help="put the report into docs/performance.md")
    parser.add_argument("--profile", metavar="PAGE", help="where the time goes: list, page, busy, words, word, facets")
    parser.add_argument("--warm", action="store_true", help="with --profile: the page as the cache knows it")
    parser.add_argument("--huge", action="store_true", help="with --profile: among 50,000 vacancies")
    return parser.parse_args()


if __name__ == "__main__":
    main()
