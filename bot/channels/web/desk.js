// The desk clears itself, and a press leaves nothing in the browser's history. Without this the page works all the same.
(function () {
  "use strict";
  var d = document, busy = false, cleared = false, waiting = false, swallowing = false, until = 0;
  if (!d.addEventListener) return;

  function has(name) { return d.body.hasAttribute("data-" + name); }
  function number(name) { return Number(d.body.getAttribute("data-" + name)); }
  function all(selector) { return [].slice.call(d.querySelectorAll(selector)); }
  function count() { return d.getElementById("count"); }
  function left() { return Math.ceil((until - new Date().getTime()) / 1000); }
  function stay() { until = new Date().getTime() + number("seconds") * 1000; }

  function drawn() {
    stay();
    if (d.getElementById("print")) d.getElementById("print").hidden = false;
  }

  // What was on the screen is gone before the next page comes, also where there is no connection.
  function clear() {
    if (cleared) return;
    cleared = true;
    d.documentElement.removeChild(d.body);
    location.replace("/desk");
  }

  function hide() {
    if (count().hidden) return;
    count().hidden = true;
    d.getElementById("told").textContent = "";
  }

  function say(seconds) {
    all("#count span").forEach(function (each) {
      each.textContent = each.getAttribute("data-says").replace("000", seconds);
    });
    // Not every second is read out.
    if (count().hidden || seconds === 10) d.getElementById("told").innerHTML = count().innerHTML;
    count().hidden = false;
  }

  // The clock is asked, for a page in the background and a machine that sleeps count no seconds.
  function tick() {
    if (cleared || !d.body) return;
    if (waiting || left() > number("seconds")) stay();
    if (left() <= 0 && !has("is-fresh")) return clear();
    if (left() <= 0) { all("form").forEach(function (form) { form.reset(); }); stay(); }
    if (left() <= number("warning") && !has("is-fresh")) say(left());
    else if (left() < number("seconds") - 1) hide();
  }

  // What is touched to stay presses nothing: above everything lies the button that counts, until it is let go.
  function touched(event) {
    if (cleared) return;
    stay();
    if (count().hidden || /down|start/.test(event.type) && event.type !== "keydown") return;
    if (event.type === "keydown" && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      swallowing = true;
    }
    hide();
  }

  ["click", "keydown", "mousedown", "pointerdown", "touchstart", "touchmove", "wheel", "input"].forEach(function (name) {
    d.addEventListener(name, touched, name === "keydown" || { capture: true, passive: true });
  });
  d.addEventListener("keyup", function (event) {
    if (swallowing) event.preventDefault();
    swallowing = false;
  }, true);

  function begin() {
    drawn();
    setInterval(tick, 250);
    if (history.replaceState) history.replaceState(null, "", "/desk");
  }

  d.addEventListener("DOMContentLoaded", begin);
  d.addEventListener("visibilitychange", tick);
  window.addEventListener("pagehide", function () {
    cleared = true;
    if (d.body) d.documentElement.removeChild(d.body);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.replace("/desk"); });

  // While it is printed nobody touches the screen.
  window.addEventListener("beforeprint", function () {
    waiting = true;
    all("details").forEach(function (each) { if (!each.open) { each.open = true; each.setAttribute("data-shut", ""); } });
  });
  window.addEventListener("afterprint", function () {
    waiting = false;
    all("[data-shut]").forEach(function (each) { each.open = false; each.removeAttribute("data-shut"); });
    stay();
  });

  // What is unfolded in one language is unfolded in the other.
  d.addEventListener("toggle", function (event) {
    var own = event.target.parentNode, at;
    if (!own || own.className !== "column") return;
    at = [].slice.call(own.querySelectorAll("details")).indexOf(event.target);
    all(".column").forEach(function (column) {
      var twin = column.querySelectorAll("details")[at];
      if (twin && twin.open !== event.target.open) twin.open = event.target.open;
    });
  }, true);

  function offline() {
    busy = false;
    d.body.removeAttribute("aria-busy");
    d.getElementById("offline").hidden = false;
  }

  function show(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    if (cleared) return;
    if (!page.querySelector("main")) return offline();
    d.documentElement.replaceChild(d.importNode(page.body, true), d.body);
    busy = false;
    drawn();
    window.scrollTo(0, 0);
    d.querySelector("[data-first]").focus();
  }

  function send(body, tries) {
    fetch("/desk", {
      method: "POST", body: body, credentials: "same-origin", cache: "no-store",
      headers: { "Content-Type": "application/x-www-form-urlencoded" }
    }).then(function (answer) {
      if (answer.status < 429) return answer.text().then(show);
      if (!tries) return offline();
      setTimeout(function () { send(body, tries - 1); }, 2000);
    }).catch(function () { if (!cleared) offline(); });
  }

  // In a frame that is cut off from its own site only plain forms reach it.
  function sends(event, body) {
    if (!window.fetch || !window.DOMParser || window.origin === "null") return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    d.getElementById("offline").hidden = true;
    d.body.setAttribute("aria-busy", "true");
    send(body, 3);
  }

  d.addEventListener("click", function (event) {
    var at = event.target;
    while (at && at !== d && !(at.getAttribute && (at.id || at.name === "press" || at.hasAttribute("data-fresh")))) at = at.parentNode;
    if (!at || at === d || event.ctrlKey || event.metaKey || at.formTarget) return;
    if (at.id === "print") return window.print();
    if (at.name === "press") return sends(event, "press=" + encodeURIComponent(at.value));
    if (!at.hasAttribute("data-fresh")) return;
    event.preventDefault();
    clear();
  });

  d.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.className !== "type") return;
    sends(event, "code=" + encodeURIComponent(form.elements.code.value) + "&words=" + encodeURIComponent(form.elements.words.value));
  });
})();
