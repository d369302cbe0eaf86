// Serves the pages that the reader saved, when they can not be fetched. It is there only while something is saved, and
// saves nothing by itself: a page that was saved is renewed when it is read again with a connection.
"use strict";

const PATIENCE = 8000; // milliseconds that a reader with a saved copy waits for the network
const DAY = "00-00-0000";
const HIDDEN = 'id="saved-copy" hidden';

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A page is one request, so nothing but whole pages has to be served; saving them anew must not be served by what is saved.
// Leaving is never held up.
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.mode !== "navigate" || event.request.method !== "GET" || url.pathname === "/leave") return;
  event.respondWith(answer(event.request, url));
});

async function answer(request, url) {
  const saved = await find(url.pathname);
  try {
    return await renewed(await (saved ? hurried(request) : fetch(request)), saved, url);
  } catch (error) {
    const copy = saved ? saved.response : await anyIndex(url);
    if (!copy) throw error;
    return told(copy);
  }
}

// The saved copy of a path, and where it is kept.
async function find(path) {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const response = await cache.match(path);
    if (response) return { cache, response };
  }
  return null;
}

function hurried(request) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("slow")), PATIENCE);
    fetch(request).then((response) => (isAnswer(response) ? resolve(response) : reject(new Error("down"))), reject);
  });
}

// A page, a way to one, or that there is none any more. All else, as too many requests, is no reason to hide the copy.
function isAnswer(response) {
  return response.ok || response.type === "opaqueredirect" || [404, 410].includes(response.status);
}

// What carries something of where its link came from is not kept: it would tell that to whoever looks. What does not look
// like a page of ours may come from something in between, as the login of a network, and is shown but not kept.
async function renewed(response, saved, url) {
  if (!saved || response.type === "opaqueredirect" || !(await response.clone().text()).includes(HIDDEN)) return response;
  if (!response.ok) await saved.cache.delete(url.pathname);
  else if (!url.search) await saved.cache.put(url.pathname, response.clone());
  return response;
}

// For the guide itself, and pages that were not saved: all topics, in the language that the address names if it can be.
async function anyIndex(url) {
  const names = (await caches.keys()).map((name) => "/" + name.slice("pages-".length) + "/");
  const named = (url.searchParams.get("start") || "").match(/(?:^|_)l-([a-z]+(?:_[A-Z]+)?)/);
  const wanted = "/" + (named ? named[1].replace("_", "-") : url.pathname.split("/")[1]) + "/";
  const found = names.length ? await find(names.includes(wanted) ? wanted : names[0]) : null;
  return found && found.response;
}

// The same page, saying that it is a copy, and of which day. Only that one line of it is touched.
async function told(copy) {
  const [before, after] = (await copy.clone().text()).split(HIDDEN);
  if (!after) return copy;
  let date = new Date(copy.headers.get("Date"));
  if (isNaN(date)) date = new Date();
  const day = [date.getDate(), date.getMonth() + 1, date.getFullYear()].join("-");
  const headers = new Headers(copy.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(before + HIDDEN.replace(" hidden", "") + after.replace(DAY, day), { headers });
}
