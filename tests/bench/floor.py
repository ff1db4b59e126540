"""The floor: the least Django that answers a list. One query, 25 of 200 rows, two dates a row, a page of 4 kB.

A page's cost is told as a multiple of this list's, measured just before and after it, so that it means the same on a
quick machine and on a slow one. It is served as the portal is: `gunicorn tests.bench.floor:application`, on the same
PostgreSQL. FLOOR_HOST names the directory of the server's socket (or its host), FLOOR_DB the database.
"""

import os
from datetime import datetime, timedelta

import django
from django.conf import settings

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{% block name %}Posts{% endblock %}</title>
</head><body><header><a href="/">Posts</a>{% if user.is_authenticated %} {{ user.email }}{% endif %}</header>
<main>{% block main %}{% endblock %}</main></body></html>"""
LIST = """{% extends "page.html" %}{% block main %}<ul>{% for post in posts %}<li>
<a href="/posts/{{ post.id }}/">{{ post.title }}</a> {{ post.grade }} {{ post.place }}
<time datetime="{{ post.closes|date:"c" }}">{{ post.closes|date:"j M Y H:i" }}</time></li>
{% endfor %}</ul>{% endblock %}"""

settings.configure(
    SECRET_KEY="the floor keeps no secrets" * 2,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    TIME_ZONE="Europe/Zurich",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("FLOOR_DB", "floor"),
            "USER": os.environ.get("FLOOR_USER", "postgres"),
            "HOST": os.environ.get("FLOOR_HOST", ""),
            "CONN_MAX_AGE": 60,
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"page.html": PAGE, "list.html": LIST})],
                    )
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                ],
            },
        }
    ],
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402  models need the settings above
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402

POSTS, SHOWN = 200, 25
TEXT = "Plans, follows and reports on work that several offices share, with colleagues who speak several languages. "


class Post(models.Model):
    """A post as plain as can be."""

    title = models.CharField(max_length=200)
    text = models.TextField()
    grade = models.CharField(max_length=10)
    place = models.CharField(max_length=60)
    closes = models.DateTimeField(db_index=True)
    published = models.BooleanField(default=True)

    class Meta:
        app_label = "floor"


def post_list(request: HttpRequest) -> HttpResponse:
    """The 25 posts that close next."""
    open_posts = Post.objects.filter(published=True, closes__gt=timezone.now()).order_by("closes")
    shown = open_posts.only("id", "title", "grade", "place", "closes")[:SHOWN]
    return render(request, "list.html", {"posts": shown})


def seed() -> None:
    """Make the table with its 200 posts."""
    with connection.schema_editor() as editor:
        editor.create_model(Post)
    Post.objects.bulk_create(_post(number, timezone.now()) for number in range(POSTS))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _post(number: int, now: datetime) -> Post:
    return Post(
        title=f"Post {number:03d}, Programme Coordination Officer",
        text=TEXT * 50,
        grade=f"P-{1 + number % 5}",
        place="Geneva",
        closes=now + timedelta(days=10 + number),
    )


urlpatterns = [path("", post_list)]
application = get_wsgi_application()

if __name__ == "__main__":
    seed()
