// Makes a page to read better; it is never needed. Nothing is kept on the device until the reader asks for it, and then
// all pages of the language at once, so that what is kept does not tell which of them was read.
(function () {
  "use strict";
  var d = document, left = false, panel, list, name, DAY = "00-00-0000",
    TOLD = ["web_saving", "web_saved", "web_save_failed", "web_save_old", "web_removed"], DATED = ["web_saved", "web_save_old"];
  if (!d.addEventListener || !window.fetch || !window.Promise) return;

  // The page may be shown inside a partner's: leaving means all of it.
  function leave() {
    try { window.top.location.replace(left); } catch (error) { location.replace(left); }
  }

  function get(id) { return d.getElementById(id); }

  function day(text) {
    var date = new Date(text);
    if (isNaN(date)) date = new Date();
    return [date.getDate(), date.getMonth() + 1, date.getFullYear()].join("-");
  }

  // What is said of the saved pages; `saved` is the day on which these were, `any` whether those of any language are.
  function tell(id, saved, any) {
    TOLD.forEach(function (each) { get(each).hidden = each !== id; });
    get("keep").hidden = !!saved || id === "web_saving";
    get("again").hidden = !saved || id === "web_saving";
    get("drop").hidden = !any || id === "web_saving";
    if (DATED.indexOf(id) >= 0) get(id).textContent = get(id).getAttribute("data-text").replace(DAY, saved);
  }

  function look() {
    return caches.keys().then(function (names) {
      if (names.indexOf(name) < 0) return { any: names.length };
      return caches.match(list, { cacheName: name }).then(function (found) {
        return { any: names.length, saved: found ? day(found.headers.get("Date")) : null };
      });
    });
  }

  // All or nothing: a cache takes in all of a list, or none of it. The browser's own cache is passed by, for there they
  // would stay when they are removed here. What is on the list no more goes.
  function save() {
    var had, paths;
    function each(path) { return new Request(path, { cache: "no-store" }); }
    look().then(function (now) {
      had = now;
      tell("web_saving", now.saved, now.any);
      return fetch(each(list));
    }).then(function (answer) { return answer.json(); }).then(function (found) {
      paths = found.pages.concat(list);
      return caches.open(name);
    }).then(function (cache) {
      return cache.addAll(paths.map(each)).then(function () { return cache.keys(); }).then(function (kept) {
        return Promise.all(kept.map(function (request) {
          return paths.indexOf(new URL(request.url).pathname) < 0 && cache.delete(request);
        }));
      });
    }).then(function () {
      return navigator.serviceWorker.register("/offline.js");
    }).then(look).then(function (now) { tell("web_saved", now.saved, now.any); }).catch(function () {
      if (had && had.saved) return tell("web_save_old", had.saved, had.any);
      return caches.delete(name).then(look).then(function (now) { tell("web_save_failed", null, now.any); });
    });
  }

  // All languages go, what served them, and what the browser itself kept of pages that were read.
  function forget() {
    return caches.keys().then(function (names) {
      return Promise.all(names.map(function (each) { return caches.delete(each); }));
    }).then(function () { return navigator.serviceWorker.getRegistrations(); }).then(function (all) {
      return Promise.all(all.map(function (each) { return each.unregister(); }));
    }).then(function () {
      return fetch("/forget", { cache: "no-store" }).catch(function () {});
    });
  }

  // What is copied from the address bar is for others, who have read nothing here yet.
  function forOthers() {
    var query = location.search.slice(1).split("&").filter(function (each) { return each.indexOf("seen=") !== 0; }).join("&");
    history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
  }

  function begin() {
    var print = get("print");
    if (/[?&]seen=/.test(location.search)) forOthers();
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
    panel = get("save");
    if (!panel || window.top !== window.self || !window.caches || !navigator.serviceWorker) return;
    name = panel.getAttribute("data-name");
    list = panel.getAttribute("data-list");
    DATED.forEach(function (each) { get(each).setAttribute("data-text", get(each).textContent); });
    get("keep").addEventListener("click", save);
    get("again").addEventListener("click", save);
    get("drop").addEventListener("click", function () { forget().then(function () { tell("web_removed"); }); });
    look().then(function (now) {
      tell(now.saved ? "web_saved" : "", now.saved, now.any);
      panel.hidden = false;
    }).catch(function () {});
  }

  d.addEventListener("DOMContentLoaded", begin);

  // Nobody is asked to put this on a home screen where others see it; who wants to finds it in the browser's menu.
  window.addEventListener("beforeinstallprompt", function (event) { event.preventDefault(); });

  d.addEventListener("click", function (event) {
    var at = event.target;
    while (at && at !== d && !(at.hasAttribute && at.hasAttribute("data-leave"))) at = at.parentNode;
    if (!at || at === d || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    left = at.href;
    d.title = "";
    d.documentElement.removeChild(d.body);
    leave();
  });

  window.addEventListener("pageshow", function () { if (left) leave(); });
})();
