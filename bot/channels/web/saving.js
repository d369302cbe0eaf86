// Saves pages for offline, and removes them. Nothing is kept on the device until the reader asks for it, and then all
// pages of the language at once, so that what is kept does not tell which of them was read.
(function () {
  "use strict";
  var d = document, list, name, DAY = "00-00-0000",
    TOLD = ["web_saving", "web_saved", "web_save_failed", "web_save_old", "web_removed", "web_remove_later"],
    DATED = ["web_saved", "web_save_old"];
  if (!d.addEventListener || !window.fetch || !window.Promise) return;

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

  function isOurs(each) { return each.indexOf(name + "@") === 0; }

  function look() {
    return caches.keys().then(function (names) {
      var ours = names.filter(isOurs)[0];
      if (!ours) return { any: names.length };
      return caches.match(list, { cacheName: ours }).then(function (found) {
        return { any: names.length, saved: found ? day(found.headers.get("Date")) : null };
      });
    });
  }

  // One page after another: many readers can sit behind one address. The browser's own cache is passed by, for there they
  // would stay when they are removed here.
  function fetched(path, tries) {
    return fetch(path, { cache: "no-store" }).then(function (answer) {
      if (answer.ok) return answer;
      if (!tries) throw new Error("no page");
      return new Promise(function (resolve) { setTimeout(resolve, 2000); }).then(function () { return fetched(path, tries - 1); });
    });
  }

  function all(paths) {
    return paths.reduce(function (before, path) {
      return before.then(function (got) {
        return fetched(path, 3).then(function (answer) { got.push(answer); return got; });
      });
    }, Promise.resolve([]));
  }

  function dropped(these) {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(these).map(function (each) { return caches.delete(each); }));
    });
  }

  // All or nothing: the pages go into a cache of their own, which takes the old one's place when it is whole.
  function save() {
    var had = {}, paths, fresh = name + "@" + Date.now();
    look().then(function (now) {
      had = now;
      tell("web_saving", now.saved, now.any);
      return fetched(list, 3);
    }).then(function (answer) { return answer.json(); }).then(function (found) {
      paths = found.pages.concat(list);
      return all(paths);
    }).then(function (answers) {
      return caches.open(fresh).then(function (cache) {
        return Promise.all(paths.map(function (path, number) { return cache.put(path, answers[number]); }));
      });
    }).then(function () {
      return dropped(function (each) { return isOurs(each) && each !== fresh; });
    }).then(function () {
      return navigator.serviceWorker.register("/offline.js");
    }).then(look).then(function (now) { tell("web_saved", now.saved, now.any); }).catch(function () {
      return dropped(function (each) { return each === fresh; }).then(look).then(function (now) {
        tell(now.saved ? "web_save_old" : "web_save_failed", now.saved, now.any);
      });
    });
  }

  // All languages go, what served them, and what the browser itself kept of pages that were read: for that we must be
  // reached. Tells whether we were.
  function forget() {
    return dropped(function () { return true; }).then(function () {
      return navigator.serviceWorker.getRegistrations();
    }).then(function (all) {
      return Promise.all(all.map(function (each) { return each.unregister(); }));
    }).then(function () { return fetch("/forget", { cache: "no-store" }); }).then(function (answer) {
      return answer.ok;
    }).catch(function () { return false; });
  }

  // Some frames of others forbid even to ask for these.
  function canSave() {
    try { return window.top === window.self && window.caches && navigator.serviceWorker; } catch (error) { return false; }
  }

  function begin() {
    var panel = get("save");
    if (!canSave()) return;
    name = panel.getAttribute("data-name");
    list = panel.getAttribute("data-list");
    DATED.forEach(function (each) { get(each).setAttribute("data-text", get(each).textContent); });
    get("keep").addEventListener("click", save);
    get("again").addEventListener("click", save);
    get("drop").addEventListener("click", function () { 
      forget().then(function (reached) { tell(reached ? "web_removed" : "web_remove_later", null, !reached); });
    });
    look().then(function (now) {
      tell(now.saved ? "web_saved" : "", now.saved, now.any);
      panel.hidden = false;
    }).catch(function () {});
  }

  d.addEventListener("DOMContentLoaded", begin);
})();
