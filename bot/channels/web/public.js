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

  function day(date) { return [date.getDate(), date.getMonth() + 1, date.getFullYear()].join("-"); }

  // What is said of the saved pages; `saved` is the day on which they were, or nothing where there are none.
  function tell(id, saved) {
    TOLD.forEach(function (each) { get(each).hidden = each !== id; });
    get("keep").hidden = !!saved || id === "web_saving";
    get("again").hidden = get("drop").hidden = !saved || id === "web_saving";
    if (DATED.indexOf(id) >= 0) get(id).textContent = get(id).getAttribute("data-text").replace(DAY, saved);
  }

  function look() {
    return caches.has(name).then(function (has) {
      if (!has) return null;
      return caches.match(list, { cacheName: name }).then(function (found) {
        return found ? day(new Date(found.headers.get("Date") || Date.now())) : null;
      });
    });
  }

  // All or nothing: a cache takes in all of a list, or none of it.
  function save() {
    var had;
    look().then(function (saved) {
      had = saved;
      tell("web_saving", saved);
      return fetch(list, { cache: "no-cache" });
    }).then(function (answer) { return answer.json(); }).then(function (found) {
      return caches.open(name).then(function (cache) {
        return cache.addAll(found.pages.concat(list).map(function (path) { return new Request(path, { cache: "no-cache" }); }));
      });
    }).then(function () {
      return navigator.serviceWorker.register("/offline.js");
    }).then(look).then(function (saved) { tell("web_saved", saved); }).catch(function () {
      if (had) return tell("web_save_old", had);
      return forget().then(function () { tell("web_save_failed"); });
    });
  }

  // Where no language is left, what served the saved pages goes too.
  function forget() {
    return caches.delete(name).then(function () { return caches.keys(); }).then(function (left) {
      if (left.length) return null;
      return navigator.serviceWorker.getRegistrations().then(function (all) {
        return Promise.all(all.map(function (each) { return each.unregister(); }));
      });
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
    if (window.top !== window.self || !window.caches || !navigator.serviceWorker) return;
    name = panel.getAttribute("data-name");
    list = panel.getAttribute("data-list");
    DATED.forEach(function (each) { get(each).setAttribute("data-text", get(each).textContent); });
    get("keep").addEventListener("click", save);
    get("again").addEventListener("click", save);
    get("drop").addEventListener("click", function () { forget().then(function () { tell("web_removed"); }); });
    look().then(function (saved) {
      tell(saved ? "web_saved" : "", saved);
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
