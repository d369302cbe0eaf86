// Puts the address of a page on the clipboard. Without it the links themselves can be copied.
(function () {
  "use strict";
  var d = document, timer;
  if (!d.addEventListener) return;

  // Where a browser keeps its clipboard to safe sites, or a frame has none, the older way is left.
  function copyBySelecting(text) {
    var field = d.createElement("textarea"), done;
    field.value = text;
    field.readOnly = true;
    field.className = "aside";
    d.body.appendChild(field);
    field.select();
    done = d.execCommand("copy");
    d.body.removeChild(field);
    return done;
  }

  function told(button) {
    var status = d.getElementById("copied");
    clearTimeout(timer);
    status.textContent = status.getAttribute("data-says");
    button.focus();
    timer = setTimeout(function () { status.textContent = ""; }, 4000);
  }

  function copy(button) {
    var text = d.getElementById(button.getAttribute("data-copy")) || button.parentNode.querySelector("a");
    text = text.href;
    function older() { if (copyBySelecting(text)) told(button); }
    if (!navigator.clipboard) return older();
    navigator.clipboard.writeText(text).then(function () { told(button); }, older);
  }

  d.addEventListener("DOMContentLoaded", function () {
    var template = d.getElementById("copying"), given = d.querySelectorAll("[data-copy]"), cells = d.querySelectorAll("section li");
    for (var at = 0; at < given.length; at += 1) given[at].hidden = false;
    for (at = 0; template && template.content && at < cells.length; at += 1) {
      var button = d.importNode(template.content.firstChild, true), link = cells[at].querySelector("a");
      var row = cells[at].parentNode.parentNode.querySelector(".row").id;
      link.id = "to-" + at;
      button.setAttribute("aria-labelledby", "copy " + row + " to-" + at);
      button.setAttribute("data-copy", "to-" + at);
      cells[at].insertBefore(button, link.nextSibling);
    }
  });

  d.addEventListener("click", function (event) {
    var at = event.target;
    while (at && at !== d && !(at.hasAttribute && at.hasAttribute("data-copy"))) at = at.parentNode;
    if (at && at !== d) copy(at);
  });
})();
