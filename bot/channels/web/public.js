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

  function begin() {
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

  window.addEventListener("pageshow", function () { if (left) leave(); });
})();
