"""Gunicorn's settings; it reads this file by itself when it starts in this directory."""

from pathlib import Path

from recruitment import environment as env
from recruitment.logs import logging_of

wsgi_app = "recruitment.wsgi"
bind = f"{env.BIND}:{env.PORT}"
worker_class = "gthread"
workers = env.WEB_WORKERS
threads = env.WEB_THREADS
preload_app = True  # a mistake ends the start at once, and the workers share their memory
timeout = 60  # seconds
graceful_timeout = 10  # seconds that open requests have when the portal stops
keepalive = 5  # seconds
limit_request_line = 4094  # bytes
control_socket_disable = True
logconfig_dict = logging_of(level=env.LOG_LEVEL, for_people=not env.IS_PRODUCTION)
if Path("/dev/shm").is_dir():
    worker_tmp_dir = "/dev/shm"  # the workers' signs of life wait for no disk
