"""Django's settings. What the environment may change is read in `environment.py`; the rest stands here.

Importing this module starts no server and writes no file.
"""

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from recruitment import environment as env
from recruitment.logs import logging_of

BASE_DIR = env.BASE_DIR
DEBUG = env.DEBUG
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = env.ALLOWED_HOSTS
DEMONSTRATION = env.DEMONSTRATION
SITE_URL = env.SITE_URL
MAINTENANCE = env.MAINTENANCE
MAINTENANCE_UNTIL = env.MAINTENANCE_UNTIL

INSTALLED_APPS = [
    "screening",
    "applications",
    "vacancies",
    "recruitment",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "recruitment.middleware.MaintenanceMiddleware",
    "recruitment.language_middleware.LanguageMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "recruitment.page_cache.PublicPageCacheMiddleware",
    "recruitment.middleware.UnreadableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "recruitment.language_middleware.LanguageOfMailMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "applications.middleware.AnswersMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "recruitment.middleware.RequestSizeMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

PUBLIC_PAGES = r"/(vacancies/.*)?"  # what these pages say is the same for every stranger; see page_cache.py
ROOT_URLCONF = "recruitment.urls"
WSGI_APPLICATION = "recruitment.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "recruitment.context.portal",
            ],
        },
    }
]

# Database, cache, queue. Valkey's databases: 0 the queue, 1 results, 2 the cache.

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.redis_url(db=2)}}

CELERY_BROKER_URL = env.broker_url(db=0)
CELERY_RESULT_BACKEND = env.broker_url(db=1)
CELERY_TIMEZONE = "UTC"  # a crontab in a zone with summer time skips the second of two equal hours
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # a killed worker's task is run again: every task may run twice
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT, CELERY_TASK_TIME_LIMIT = 240, 300  # seconds; less than the visibility timeout
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a server that is away for an hour is waited for
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True  # they are delivered again, so they must not go on
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = env.WORKER_PROCESSES
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(env.VAR / f"beat-{env.PORT}")

# Beat only asks "is something due?"; what is due follows from the rows and the database's clock.
# A sweep that was not sent within its own period is dropped: the next one finds the same rows.
BEAT = {
    name: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
    for name, task, seconds in (
        ("heartbeat", "recruitment.heartbeat", 10.0),
        ("send notices", "recruitment.send_notices", 5.0),
        ("record closings", "vacancies.record_closings", 20.0),
        ("look for alerts", "vacancies.look_for_alerts", 60.0),
        ("lapse drafts", "applications.lapse_drafts", 20.0),
        ("tell vacancy news", "applications.tell_news", 30.0),
        ("make long lists", "screening.make_long_lists", 20.0),
        ("take off withdrawn", "screening.take_off_withdrawn", 20.0),
        ("announce roster ends", "screening.announce_roster_ends", 3600.0),
        ("measure durations", "screening.measure_durations", 86_400.0),
    )
}
CELERY_BEAT_SCHEDULE = BEAT

# Accounts

AUTH_USER_MODEL = "recruitment.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_ADAPTER = "recruitment.accounts.Adapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.TRUSTED_PROXIES  # the limits of sign-in attempts count by the reader's address

# Mail

if env.EMAIL_URL:
    mail = env.email_server()
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = mail.host, mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail.user, mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = mail.tls, mail.ssl
    EMAIL_TIMEOUT = 20  # seconds
else:
    EMAIL_BACKEND = "recruitment.mailbox.Backend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.FROM_EMAIL

# Languages and time

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
# A language is offered when its catalogue is there: half a translation helps nobody.
LANGUAGES = [
    (code, name)
    for code, name in (("en", _("English")), ("fr", _("French")), ("es", _("Spanish")))
    if code == "en" or (LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.mo").exists()
]
USE_TZ = True
TIME_ZONE = "UTC"

# Files: static ones are public, hashed and compressed; uploads are outside of the web root.

STATIC_URL = "/static/"
STATIC_ROOT = env.VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "recruitment.static_files.StaticFinder",  # STATICFILES_DIRS, with Bootstrap's used parts in the stylesheet
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": env.PRIVATE_FILES}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MAX_UPLOAD_MB = env.MAX_UPLOAD_MB
MAX_REQUEST_MB = MAX_UPLOAD_MB * 4  # above this a request is refused unread; a form refuses a single file in words
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a bulk decision carries several fields for each application
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Security

IS_HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
ANSWERS_COOKIE = "answers"  # what a stranger answered about first tier; kept in their browser alone, until it is closed
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by machines inside, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0  # one year
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False  # other hosts of the domain are not ours to bind
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # the two HSTS switches above, left off on purpose

LOGGING = logging_of(level=env.LOG_LEVEL, for_people=not env.IS_PRODUCTION)

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
