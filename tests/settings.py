"""The portal's settings as the tests need them: the same engines, a database of their own, no mail, quick passwords."""

import os

# The environment of whoever runs the tests must not decide their outcome; DATABASE_URL and REDIS_URL may.
os.environ.update(
    DEMONSTRATION="true",
    DEBUG="false",
    ALLOWED_HOSTS="",
    EMAIL_URL="",
    SITE_URL="http://localhost:8000",
    TRUSTED_PROXIES="0",
    LOG_LEVEL="WARNING",
    MAX_UPLOAD_MB="5",
    MAINTENANCE="false",
    MAINTENANCE_UNTIL="",
)

from recruitment.settings import *

# pytest-xdist numbers its processes gw0, gw1, …; each has a database of Valkey for itself, beside the portal's 0 to 2.
PROCESS_NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.redis_url(db=4 + PROCESS_NUMBER % 12),
    }
}
DATABASES["default"]["CONN_MAX_AGE"] = 0  # an idle connection would bar the removal of the database
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
CELERY_TASK_ALWAYS_EAGER = True  # a queue would outlive the rows that its tasks name
CELERY_TASK_EAGER_PROPAGATES = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PRIVATE_TEST_FILES = env.VAR / f"test-files-{PROCESS_NUMBER}"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_TEST_FILES}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = env.VAR / "static"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # nothing needs to be collected before a test
