"""One reader after the other: a closed loop in a process of its own, so that it takes no time from the bench's.

    python -m tests.bench.load '{"port": 8000, "path": "/", "seconds": 1, "least": 15, …}'

prints one line of JSON: `ms`, the milliseconds of each answer from the sent request to its last byte, and `bad`, how
many answers were not 200. The server's sync workers close the connection after each answer; connecting is not counted.
"""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from statistics import median, quantiles

LONGEST_ANSWER = 120  # seconds


@dataclass(frozen=True)
class Loop:
    """What to ask for, for how long, and whether each address is asked once (`anew`), so that no cache can know it."""

    port: int
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 1.0
    least: int = 10  # answers, however long they take
    warm_up: int = 0  # answers before those that count, as many as the same time allows, and two at least
    anew: bool = False


@dataclass(frozen=True)
class Times:
    """The milliseconds of a loop's answers."""

    ms: list[float]
    bad: int

    @property
    def p50(self) -> float:
        """Half of the answers came within this time."""
        return median(self.ms)

    @property
    def p95(self) -> float:
        """Nineteen of twenty answers came within this time."""
        return quantiles(self.ms, n=20, method="inclusive")[18] if len(self.ms) > 1 else self.ms[0]


def run(loop: Loop) -> Times:
    """The times of this loop, measured in another process. Raises CalledProcessError when nobody answers."""
    command = [sys.executable, "-m", "tests.bench.load", json.dumps(asdict(loop))]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return Times(**json.loads(said))


def ask(port: int, request: bytes) -> tuple[float, bytes]:
    """The milliseconds of one answer, and the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST_ANSWER) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        begun = time.perf_counter()
        connection.sendall(request)
        parts = []
        while part := connection.recv(1 << 16):
            parts.append(part)
        return (time.perf_counter() - begun) * 1000, b"".join(parts)


def request_for(path: str, headers: dict[str, str]) -> bytes:
    """The bytes of a GET request."""
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "Connection: close"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _measure(loop: Loop) -> dict[str, object]:
    ms, bad = [], 0
    requests = _requests(loop)
    end = time.perf_counter() + loop.seconds
    for number in range(loop.warm_up):
        if number < 2 or time.perf_counter() < end:
            ask(loop.port, next(requests))
    end = time.perf_counter() + loop.seconds
    while len(ms) < loop.least or time.perf_counter() < end:
        took, answer = ask(loop.port, next(requests))
        ms.append(round(took, 4))
        bad += not answer.startswith(b"HTTP/1.1 200 ")
    return {"ms": ms, "bad": bad}


def _requests(loop: Loop) -> Iterator[bytes]:
    joined = "&" if "?" in loop.path else "?"
    begun = time.time_ns()
    for number in count():
        yield request_for(f"{loop.path}{joined}asked={begun + number}" if loop.anew else loop.path, loop.headers)


if __name__ == "__main__":
    print(json.dumps(_measure(Loop(**json.loads(sys.argv[1])))))
