// Makes a page to read better; it is never needed.
(function () {
  "use strict";
  var d = document, left = false;
  if (!d.addEventListener) return;

  // The page may be shown inside a partner's: leaving means all of it.
  function leave() {
    try { window.top.location.replace(left); } catch (error) { location.replace(left); }
  }

  // What is copied from the address bar is for others, who have read nothing here yet.
  function forOthers() {
    var query = location.search.slice(1).split("&").filter(function (each) { return each.indexOf("seen=") !== 0; }).join("&");
    history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
  }

  // Parts that are to be folded come open, so that they can be read without a script; a style hides them until they are folded.
  var canFold = "open" in d.createElement("details"), opened = [];
  if (canFold) d.documentElement.className = "folds";

  function parts() { return [].slice.call(d.getElementsByTagName("details")); }

  // Opens the part that a fragment names, or names something in.
  function reveal() {
    var target = d.getElementById(location.hash.slice(1)), at = target;
    for (; at; at = at.parentNode) if (at.nodeName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  }

  function fold() {
    parts().forEach(function (part) { if (part.hasAttribute("data-fold")) part.open = false; });
    d.documentElement.className = "";
    reveal();
    window.addEventListener("hashchange", reveal);
    d.addEventListener("click", function (event) {
      if (event.target.hash && event.target.hash === location.hash) reveal();
    });
  }

  window.addEventListener("beforeprint", function () {
    opened = opened.concat(parts().filter(function (part) { return !part.open; }));
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (part) { part.open = false; });
  });

  function begin() {
    if (canFold) fold();
    var print = d.getElementById("print");
    if (/[?&]seen=/.test(location.search)) forOthers();
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
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

  // What was typed is not there for whoever comes back to the page, which the browser may have kept.
  window.addEventListener("pagehide", function () { if (d.getElementById("type")) d.getElementById("type").reset(); });
  window.addEventListener("pageshow", function () { if (left) leave(); });
})();
