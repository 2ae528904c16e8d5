// Keeps the door's page and what it loads on the telephone, so that it opens without network. Never here: people (the page
// names nobody; its script holds the list).

const SHELF = "door";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const kept = () => caches.open(SHELF).then((shelf) => shelf.match(request, { ignoreVary: true, ignoreSearch: request.mode === "navigate" }));
  if (url.pathname.startsWith("/assets/")) {
    event.respondWith(kept().then((answer) => answer ?? fetch(request)));
  } else if (request.mode === "navigate" && url.pathname.endsWith("/door/phone")) {
    const page = async () => {
      try {
        const answer = await fetch(request);
        if (answer.ok && !answer.redirected) (await caches.open(SHELF)).put(url.pathname, answer.clone());
        return answer;
      } catch (problem) {
        const answer = await kept();
        if (!answer) throw problem;
        return answer;
      }
    };
    event.respondWith(page());
  }
});
