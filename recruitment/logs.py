"""How the portal logs: to standard output, one line an event; JSON in production, plain words elsewhere."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

PLAIN_ATTRIBUTES = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "taskName"}


class JsonLine(logging.Formatter):
    """One JSON object a line: `at` (UTC), `level`, `logger`, `message`, and whatever was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in PLAIN_ATTRIBUTES}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


def logging_of(level: str, for_people: bool) -> dict[str, Any]:
    """Django's LOGGING: everything from `level` upwards on standard output."""
    servers = "WARNING" if for_people and level == "INFO" else level  # they announce each of their own steps
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": JsonLine},
            "words": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        },
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "words" if for_people else "json",
            }
        },
        "root": {"handlers": ["stdout"], "level": level},
        "loggers": {
            # Without handlers of their own these speak through the root's.
            "django": {"handlers": [], "propagate": True},
            "gunicorn.error": {"handlers": [], "propagate": True, "level": servers},
            "celery": {"level": servers},
        },
    }
