// Keeps the last pages, and what they are drawn with, for reading offline: network first, the kept copy where
// there is no network. Exports and feeds are not kept: they are large, and nobody reads them here.
"use strict";

const KEEP = "marsad-pages-1";
const MOST = 60;
const DRAWN_WITH = ["style", "script", "font", "image", "manifest"];

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(networkFirst(request));
});

async function networkFirst(request) {
  const cache = await caches.open(KEEP);
  try {
    const response = await fetch(request);
    if (response.ok && isRead(request, response)) await keep(cache, request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

function isRead(request, response) {
  const kind = response.headers.get("content-type") || "";
  return DRAWN_WITH.includes(request.destination) || (request.mode === "navigate" && kind.startsWith("text/html"));
}

async function keep(cache, request, response) {
  await cache.put(request, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => cache.delete(key)));
}
