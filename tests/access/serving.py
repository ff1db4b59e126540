"""The portal as a process of its own, with hashed static files and without a database: what stands when little does."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from recruitment.environment import BASE_DIR

STARTS_WITHIN = 30  # seconds


class Portal:
    """A web process on a port of its own. Its database and its Valkey are addresses where nobody answers."""

    def __init__(self, var: Path) -> None:
        self.var = var
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Settings for a demonstration whose servers are away."""
        return {
            "PATH": os.environ["PATH"],
            "DEMONSTRATION": "true",
            "PORTAL_VAR": str(self.var),
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
            "REDIS_URL": "redis://127.0.0.1:1",
            "WEB_WORKERS": "1",
        }

    def collect(self) -> None:
        """Hash and compress the static files, as a release does."""
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(command, cwd=BASE_DIR, env=self.environment, check=True, capture_output=True)

    def change_stylesheet(self) -> None:
        """Let the stylesheet have another content, and so another hashed name, as after a release."""
        manifest = self.var / "static" / "staticfiles.json"
        name = next((self.var / "static" / "css").glob("portal.*.css"))
        newer = name.with_name("portal.0123456789ab.css")
        shutil.copy(name, newer)
        manifest.write_text(manifest.read_text().replace(f"css/{name.name}", f"css/{newer.name}"))

    def start(self, **settings: str) -> None:
        """Serve, with further settings; returns when the port answers."""
        command = [sys.executable, "-m", "gunicorn"]
        environment = {**self.environment, **settings}
        log = open(self.var / "web.log", "ab")  # noqa: SIM115 - the process keeps it
        self.process = subprocess.Popen(command, cwd=BASE_DIR, env=environment, stdout=log, stderr=log)
        ends = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends:
            assert self.process.poll() is None, (self.var / "web.log").read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"no answer on port {self.port} within {STARTS_WITHIN} s")

    def stop(self) -> None:
        """Stop serving at once, without waiting for open connections; may be called again."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(20)
            self.process = None

    def get(self, path: str, **headers: str) -> tuple[int, Any, str]:
        """(status, headers, text) of an address, whatever the status."""
        request = urllib.request.Request(self.url + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()
