// Serves the pages that the reader saved, when they cannot be fetched. It is there only while something is saved, and it
// writes nothing: what is kept must not tell which page was read, nor when.
"use strict";

const PATIENCE = 10000; // milliseconds that a reader with a saved copy waits for a whole page from the network
const DAY = "00-00-0000";
const HIDDEN = 'id="saved-copy" hidden';

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A page is one request, so nothing but whole pages has to be served. Leaving is never held up.
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.mode !== "navigate" || event.request.method !== "GET" || url.pathname === "/leave") return;
  event.respondWith(answer(event.request, url));
});

async function answer(request, url) {
  const saved = await find(url.pathname);
  try {
    return await (saved ? hurried(request) : fetch(request));
  } catch (error) {
    const copy = saved || (await instead(url));
    if (!copy) throw error;
    return told(copy);
  }
}

async function find(path) {
  for (const name of await caches.keys()) {
    const response = await (await caches.open(name)).match(path);
    if (response) return response;
  }
  return null;
}

// The whole answer, in time: a connection that stalls in the middle of a page must not hide the copy.
function hurried(request) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("slow")), PATIENCE);
    fetch(request).then(whole).then(resolve, reject);
  });
}

// A page, a way to one, or that there is none any more. All else, as too many requests, is no reason to hide the copy.
async function whole(response) {
  if (response.type === "opaqueredirect") return response;
  if (!response.ok && ![404, 410].includes(response.status)) throw new Error("down");
  return made(await response.arrayBuffer(), response);
}

// For the guide at a topic, that topic; for all else, all topics: in the language that the address names if it can be.
async function instead(url) {
  const start = url.searchParams.get("start") || "";
  const language = (start.match(/(?:^|_)l-([a-z]+(?:_[A-Z]+)?)/) || [])[1];
  const topic = (start.match(/(?:^|_)t-([a-z0-9-]+)/) || [])[1];
  const kept = (await caches.keys()).map((name) => name.slice("pages-".length).split("@")[0]);
  const wanted = language ? language.replace("_", "-") : url.pathname.split("/")[1];
  const folder = kept.includes(wanted) ? wanted : kept[0];
  return folder && ((topic && (await find(`/${folder}/${topic}`))) || find(`/${folder}/`));
}

// The same page, saying that it is a copy, and of which day. Only that one line of it is touched.
async function told(copy) {
  const [before, after] = (await copy.clone().text()).split(HIDDEN);
  if (!after) return copy;
  let date = new Date(copy.headers.get("Date"));
  if (isNaN(date)) date = new Date();
  const day = [date.getDate(), date.getMonth() + 1, date.getFullYear()].join("-");
  return made(before + HIDDEN.replace(" hidden", "") + after.replace(DAY, day), copy);
}

// A body is not compressed any more when a script has read it.
function made(body, like) {
  const headers = new Headers(like.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(body, { status: like.status, headers });
}
