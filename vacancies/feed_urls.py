"""Addresses for machines. They stand before the vacancies', so that no identifier can hide them."""

from django.urls import include, path

from vacancies.views.about_feeds import about_feeds
from vacancies.views.api import api_urls
from vacancies.views.feeds import reliefweb, sitemap, syndication

feeds = [
    path("vacancies/feed.rss", syndication.rss, name="rss"),
    path("vacancies/feed.atom", syndication.atom, name="atom"),
    path("vacancies/reliefweb.xml", reliefweb.reliefweb, name="reliefweb"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap.sitemap_part, name="sitemap_part"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("api/", about_feeds, name="about"),
]
urlpatterns = [path("", include((feeds, "feeds"))), path("api/v1/", api_urls)]
