"use strict";
const STATES = ["missing", "stale", "draft", "checked"];
const MEANS = {
  missing: "it is not translated", stale: "the English has changed since", draft: "no person has checked it", checked: "people have checked it",
};
const FIRST = 3; // Screens that are drawn before the page is shown; the others when they come near, or when there is time.
const served = location.protocol.startsWith("http");
let data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters"), main = document.getElementById("screens"), about = document.getElementById("about");
const waiting = new Map(); // Section -> its screen, where that is not drawn yet.
let texts = new Map(); // Section -> all its words, ids and places in small letters, once somebody has searched.

function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

function strong(line, text) {
  text.split("**").forEach((part, at) => { if (part) line.append(at % 2 ? element("b", "", part) : part); });
}

function slug(...parts) {
  return parts.join("-").toLowerCase().replace(/[^a-z0-9_]+/g, "-");
}

function href(source) {
  if (served) return `/source/${encodeURI(source.file)}#L${source.line}`;
  return typeof data.root === "string" ? data.root + encodeURI(source.file) : null;
}

function sourced(made, index) {
  const source = index === null ? null : data.sources[index];
  if (!source) return made;
  made.classList.add("source");
  if (source.state) made.classList.add(source.state);
  if (source.high) made.classList.add("high");
  made.dataset.source = index;
  made.title = `${source.id}\n${source.file}:${source.line}${source.state ? "\n" + source.state : ""}`;
  const place = href(source);
  if (place) Object.assign(made, {href: place, target: "_blank"});
  else made.tabIndex = 0;
  return made;
}

function drawBlock(block) {
  const part = element(block.is === "fold" ? "blockquote" : "div", `block ${block.is}${block.close ? " close" : ""}`);
  if (block.is === "fold") {
    part.append(...block.has.map(drawBlock));
    const first = part.querySelector(".line");
    part.dir = first.dir; part.lang = first.lang;
    return part;
  }
  for (const number of block.has) {
    const [kind, text, direction, language, index] = data.lines[number];
    const line = sourced(element("a", `line ${kind}`), index);
    line.dir = direction; line.lang = language;
    strong(line, text);
    part.append(line, " ");
  }
  if (block.is === "call") part.dir = data.lines[block.has[0]][2];
  return part;
}

function drawKey(number) {
  const [label, direction, pixels, room, index, style] = data.labels[number], bar = element("span", "bar");
  const key = sourced(element("a", `key ${style}`), index);
  key.dir = direction;
  key.append(label, bar);
  bar.style.width = `${Math.min(100, 100 * pixels / room)}%`;
  key.title = `${key.title ? key.title + "\n" : ""}${pixels} of ${room} pixels`;
  if (pixels > room) {
    key.classList.add("wide");
    key.append(element("small", "", `${pixels} of ${room} pixels: a phone cuts it`));
  }
  return key;
}

function drawMessage(message) {
  const made = element("div", "message"), bubble = element("div", "bubble");
  bubble.append(...message.blocks.map(drawBlock));
  made.append(bubble);
  for (const row of message.keys) {
    const keys = element("div", "keys");
    keys.append(...row.map(drawKey));
    made.append(keys);
  }
  return made;
}

function drawScreen(section) {
  const screen = waiting.get(section);
  if (!screen) return;
  waiting.delete(section);
  const columns = element("div", "columns");
  for (const language of data.languages) {
    const column = element("div", language.code === data.language ? "column own" : "column");
    column.append(element("h3", "", language.name));
    (screen.messages[language.code] || []).forEach((message, at) => {
      const made = drawMessage(message);
      made.id = slug(language.code, screen.shows, at + 1);
      Object.assign(made.dataset, {screen: screen.shows, language: language.code, part: at + 1});
      column.append(made);
    });
    columns.append(column);
  }
  section.querySelector(".columns").replaceWith(columns);
}

function drawAll() {
  for (const section of [...waiting.keys()]) drawScreen(section);
}

const idle = window.requestIdleCallback || (work => setTimeout(() => work({timeRemaining: () => 20}), 30));

function drawWhenIdle(deadline) {
  for (const section of waiting.keys()) {
    if (deadline.timeRemaining() < 5) break;
    drawScreen(section);
  }
  if (waiting.size) idle(drawWhenIdle);
}

const near = new IntersectionObserver(
  seen => seen.forEach(each => { if (each.isIntersecting) drawScreen(each.target); }), {rootMargin: "1500px"});

function draw() {
  document.title = `Preview: ${data.title}`;
  document.getElementById("title").textContent = document.title;
  const mistakes = document.getElementById("mistakes"), wrong = data.wrong || [];
  mistakes.replaceChildren(...[...wrong, ...data.mistakes].map(said => element("p", "", said)));
  if (wrong.length) mistakes.prepend(element("p", "heading", "The files cannot be read now. What is below is older."));
  const before = new Map([...main.children].map(each => [each.id, each]));
  waiting.clear();
  texts = new Map();
  main.replaceChildren(...data.screens.map(screen => {
    const id = slug("screen", screen.shows), section = before.get(id) || element("section");
    if (!section.id) {
      const link = element("a", "", screen.shows), head = element("h2");
      section.id = id;
      link.href = `#${id}`;
      head.append(link);
      section.append(head, element("div", "columns"));
    }
    waiting.set(section, screen);
    return section;
  }));
  [...main.children].slice(0, FIRST).forEach(drawScreen);
  near.disconnect();
  [...main.children].forEach(each => near.observe(each));
  idle(drawWhenIdle);
  filter();
}

function numbersOf(blocks) {
  return blocks.flatMap(block => block.is === "fold" ? numbersOf(block.has) : block.has);
}

/* What stands on a screen, in some languages: lines and keys, each with the number of its source at the end. */
function* shownOn(screen, codes) {
  for (const code of codes) {
    for (const message of screen.messages[code] || []) {
      for (const number of numbersOf(message.blocks)) yield data.lines[number];
      for (const number of message.keys.flat()) yield data.labels[number];
    }
  }
}

function textOf(screen) {
  let text = texts.get(screen);
  if (text === undefined) {
    const words = [screen.shows];
    for (const shown of shownOn(screen, data.languages.map(each => each.code))) {
      const source = data.sources[shown[4]];
      words.push(typeof shown[2] === "number" ? shown[0] : shown[1]);
      if (source) words.push(source.id, `${source.file}:${source.line}`);
    }
    text = words.join("\n").toLocaleLowerCase();
    texts.set(screen, text);
  }
  return text;
}

function filter() {
  const wanted = new FormData(form), states = new Set(wanted.getAll("state")), languages = new Set(wanted.getAll("language"));
  const words = (wanted.get("search") || "").toLocaleLowerCase().trim();
  const high = wanted.get("high"), some = states.size < STATES.length || high;
  main.className = [
    ...STATES.filter(state => !states.has(state)).map(state => `no-${state}`), some && "some", high && "only-high",
    wanted.get("plain") && "plain", wanted.get("unfolded") && "unfolded",
    ...data.languages.map((language, at) => !languages.has(language.code) && `hide${at}`),
  ].filter(Boolean).join(" ");
  let shown = 0;
  data.screens.forEach((screen, at) => {
    let fits = !words || textOf(screen).includes(words);
    if (fits && wanted.get("wide")) {
      fits = [...shownOn(screen, languages)].some(each => typeof each[2] === "number" && each[2] > each[3]);
    }
    if (fits && some) {
      fits = [...shownOn(screen, [data.language])].some(each => {
        const source = data.sources[each[4]];
        return source && states.has(source.state) && (!high || source.high);
      });
    }
    main.children[at].hidden = !fits;
    if (fits) shown += 1;
  });
  document.getElementById("count").textContent = `${shown} of ${data.screens.length} screens`;
  main.querySelector(".none")?.remove();
  if (!shown) main.append(element("p", "none", "No screen is like that."));
}

function tell(index) {
  const source = data.sources[index], link = href(source);
  about.replaceChildren();
  const close = element("button", "", "Close");
  close.type = "button"; close.onclick = () => { about.hidden = true; };
  const place = element(link ? "a" : "code", "", `${source.file}:${source.line}`);
  if (link) Object.assign(place, {href: link, target: "_blank"});
  const first = element("p"), second = element("p");
  first.append("Fix it in ", place, " (", element("code", "", source.id), ")");
  if (source.state) second.append(element("b", "", source.state), `: ${MEANS[source.state]}. `);
  if (source.high) second.append("It tells law or safety. ");
  about.append(close, first, second);
  for (const [name, text] of source.texts || []) {
    const line = element("p");
    line.append(element("b", "", `${name}: `));
    const said = element("span", "", text);
    said.dir = "auto";
    line.append(said);
    about.append(line);
  }
  about.hidden = false;
}

/* A press unfolds what is folded, else tells of a text; with Ctrl or the middle button the browser opens its file. */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const fold = event.target.closest("blockquote"), made = event.target.closest("[data-source]");
  if (fold && (!made || !(fold.classList.contains("open") || main.classList.contains("unfolded")))) {
    fold.classList.toggle("open");
    event.preventDefault();
  } else if (made) {
    event.preventDefault();
    tell(made.dataset.source);
  }
}

async function follow() {
  try {
    const version = await (await fetch("/version")).text();
    if (version !== data.version) {
      data = await (await fetch("/data")).json();
      draw();
    }
  } catch { /* The server is gone; the page stays as it is. */ }
  setTimeout(follow, 1000);
}

function begin() {
  const states = document.getElementById("states"), languages = document.getElementById("languages");
  for (const state of STATES) {
    const label = element("label"), box = element("input");
    Object.assign(box, {type: "checkbox", name: "state", value: state, checked: true});
    label.append(box, " ", element("b", "", state), ` ${data.counts[state] || 0}`);
    label.title = MEANS[state];
    label.style.color = `var(--${state})`;
    states.append(label);
  }
  for (const language of data.languages) {
    const label = element("label"), box = element("input");
    Object.assign(box, {type: "checkbox", name: "language", value: language.code, checked: true});
    label.append(box, ` ${language.name}`);
    languages.append(label);
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  main.addEventListener("click", press);
  main.addEventListener("keydown", event => { if (event.key === "Enter") press(event); });
  addEventListener("beforeprint", drawAll);
  draw();
  if (data.version) follow();
}
begin();
