// Answers with one kept page when the portal cannot be reached. Keeps that page, its stylesheet and its mark: never a
// page that says anything about a person, and never anything that was sent. The view `offline_worker` writes the
// constant KEPT above these lines; it changes with the stylesheet, and a changed worker replaces the one before it.
/* global KEPT */
"use strict";

async function keep() {
  const cache = await caches.open(KEPT.name);
  await cache.addAll([KEPT.page, ...KEPT.files].map((address) => new Request(address, { cache: "reload" })));
  await self.skipWaiting();
}

async function forgetOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith("offline-") && name !== KEPT.name);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // the page is on its way while the worker still wakes
  await self.clients.claim();
}

async function pageOrOffline(event) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch {
    return (await caches.match(KEPT.page)) || Response.error();
  }
}

async function fileOrKept(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request)) || Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  // What is sent passes by: after a failure the browser's own page can send it again, and ours could not.
  if (request.method !== "GET") return;
  if (request.mode === "navigate") return void event.respondWith(pageOrOffline(event));
  const { origin, pathname } = new URL(request.url);
  if (origin === self.location.origin && KEPT.files.includes(pathname)) event.respondWith(fileOrKept(request));
});
