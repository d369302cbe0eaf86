// Makes the page faster and quieter; it is never needed. A press is sent and the answer put in place without loading the
// page anew, so that the browser's history has no trace of the answers. Nothing is kept anywhere but in the page itself.
(function () {
  "use strict";
  var d = document, h = history, busy = false, left = false, kept = 0, awake = null, goesBack = false, wentBack = false;
  var embedded = window.top !== window.self;
  if (!window.fetch || !window.DOMParser || !h.pushState || !d.addEventListener) return;
  if (window.origin === "null") return; // In a frame that is cut off from its own site only plain forms reach it.
  h.scrollRestoration = "manual";

  // Below this page lies an entry that leads to the neutral site. Whoever goes back is taken back one step of the guide.
  // The address names the language, as a link does, so that loading anew does not ask for it.
  // Inside a partner's page the way back is the partner's.
  function guard() {
    if (embedded) return;
    var chosen = d.querySelector("nav"), place = chosen ? "/?start=l-" + d.documentElement.lang.replace("-", "_") : "/";
    if (h.state === "top") return h.replaceState("top", "", place);
    h.replaceState("below", "", "/leave");
    h.pushState("top", "", place);
  }

  function offline() {
    busy = false;
    d.body.removeAttribute("aria-busy");
    d.getElementById("offline").hidden = false;
  }

  function leave() {
    try { window.top.location.replace(left); } catch (error) { location.replace(left); }
  }

  // Clear also takes away what was saved for offline; browsers that know the answer's header have done it by now.
  function forget() {
    d.getElementById("removed").hidden = !kept;
    if (!kept) return;
    caches.keys().then(function (names) {
      names.forEach(function (name) { caches.delete(name); });
      return navigator.serviceWorker.getRegistrations();
    }).then(function (all) { all.forEach(function (each) { each.unregister(); }); }).catch(function () {});
  }

  // The screen stays bright while a card is shown to somebody, where a browser can do that; a hidden page lets it go by
  // itself. Nothing is said where it cannot, and nothing is kept.
  function wake() {
    if (awake) awake.release();
    awake = null;
    if (!d.getElementById("card") || d.hidden || !navigator.wakeLock) return;
    navigator.wakeLock.request("screen").then(function (lock) {
      if (awake || !d.getElementById("card")) return lock.release();
      awake = lock;
    }).catch(function () {});
  }

  function show(html) {
    var page = new DOMParser().parseFromString(html, "text/html"), root = d.documentElement, first;
    if (!page.querySelector("main")) return offline();
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    root.replaceChild(d.importNode(page.body, true), d.body);
    busy = false;
    wentBack = goesBack;
    guard();
    wake();
    window.scrollTo(0, 0);
    first = d.querySelector("[data-first]");
    first.focus();
    if (d.getElementById("removed")) forget();
  }

  // With other credentials than these a browser does not do what the answer to Clear asks of it; there are no cookies.
  function send(body, tries) {
    fetch("/", {
      method: "POST", body: body, credentials: "same-origin", cache: "no-store",
      headers: { "Content-Type": "application/x-www-form-urlencoded" }
    }).then(function (answer) {
      if (answer.status < 429) return answer.text().then(show);
      if (!tries) return offline();
      setTimeout(function () { send(body, tries - 1); }, 2000);
    }).catch(offline);
  }

  function begin(body, back) {
    if (busy || left) return;
    busy = true;
    goesBack = back;
    d.getElementById("offline").hidden = true;
    d.body.setAttribute("aria-busy", "true");
    try { caches.keys().then(function (names) { kept = names.length; }); } catch (error) { kept = 0; }
    send(body, 3);
  }

  function press(key) {
    begin("press=" + encodeURIComponent(key.value), key.className === "back");
  }

  function leaveTo(address) {
    left = address;
    d.title = "";
    d.documentElement.removeChild(d.body);
    leave();
  }

  d.addEventListener("click", function (event) {
    var at = event.target;
    while (at && at !== d && !(at.getAttribute && (at.name === "press" || at.hasAttribute("data-leave")))) at = at.parentNode;
    if (!at || at === d || event.ctrlKey || event.metaKey || at.formTarget) return;
    event.preventDefault();
    if (at.name === "press") return press(at);
    leaveTo(at.href);
  });

  d.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.id !== "type") return;
    event.preventDefault();
    begin("code=" + encodeURIComponent(form.code.value) + "&words=" + encodeURIComponent(form.words.value), false);
  });

  d.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", wake);

  // What was typed and not sent is not there for whoever comes back to the page.
  window.addEventListener("pagehide", function () { if (d.getElementById("type")) d.getElementById("type").reset(); });

  // The languages that somebody came back to are the end of the way back: from there the guide's Back leads forward
  // again. Languages that were opened in the middle of a talk are closed by it, and no answer is lost.
  window.addEventListener("popstate", function () {
    var back = d.querySelector("button.back");
    if (h.state !== "below") return;
    if (!back || (wentBack && d.getElementById("picker"))) return leaveTo(d.querySelector("[data-leave]").href);
    h.forward();
    press(back);
  });

  // The browser may have kept the page as it was when it was left. Whoever loads it anew is told so, where it is seen.
  // A page that answers words that were sent from another is put in place too, so that the history does not hold them.
  window.addEventListener("pageshow", function (event) {
    var again = d.getElementById("again");
    if (left) return leave();
    if (h.state === null && !location.search && d.querySelector("nav")) return guard();
    if (h.state !== "top" || event.persisted) return;
    again.hidden = false;
    window.scrollTo(0, 0);
    again.focus();
  });
})();
