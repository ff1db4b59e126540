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
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles

LONGEST_ANSWER = 120  # seconds


@dataclass(frozen=True)
class Loop:
    """What to ask for, for how long, and whether the cache at `empty` (a socket of Valkey) is emptied before each."""

    port: int
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 1.0
    least: int = 10  # answers, however long they take
    warm_up: int = 0  # answers before those that count, as many as the same time allows, and two at least
    empty: str = ""
    database: int = 0  # of Valkey


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
    request, ms, bad = request_for(loop.path, loop.headers), [], 0
    empty = _emptying(loop) if loop.empty else lambda: None
    end = time.perf_counter() + loop.seconds
    for number in range(loop.warm_up):
        if number < 2 or time.perf_counter() < end:
            empty()
            ask(loop.port, request)
    end = time.perf_counter() + loop.seconds
    while len(ms) < loop.least or time.perf_counter() < end:
        empty()
        took, answer = ask(loop.port, request)
        ms.append(round(took, 4))
        bad += not answer.startswith(b"HTTP/1.1 200 ")
    return {"ms": ms, "bad": bad}


def _emptying(loop: Loop):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(loop.empty)

    def order(words: bytes) -> None:
        connection.sendall(words + b"\r\n")
        answer = connection.recv(64)
        assert answer == b"+OK\r\n", answer

    order(b"SELECT %d" % loop.database)
    return lambda: order(b"FLUSHDB")


if __name__ == "__main__":
    print(json.dumps(_measure(Loop(**json.loads(sys.argv[1])))))
