// What pages do beyond links and forms: keys, the panel without leaving the page, copying, light and dark.
"use strict";
(() => {
  const root = document.documentElement;
  const first = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];

  // light and dark
  const stored = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  const turnTheme = () => {
    const order = ["", "light", "dark"];
    const next = order[(order.indexOf(root.dataset.theme || "") + 1) % 3];
    if (next) root.dataset.theme = next; else delete root.dataset.theme;
    try { localStorage.setItem("theme", next); } catch { /* not kept */ }
  };

  // narrow screens begin with the facets closed
  const facets = first(".facets details");
  if (facets && matchMedia("(max-width: 61rem)").matches) {
    facets.open = false;
    facets.parentElement.classList.add("folded");
  }

  // the panel
  const panel = first("#panel");
  const keyOf = (address) => new URL(address, location.href).searchParams.get("ref");
  const showChosen = () => {
    const key = keyOf(location.href);
    all("a.ref[data-ref]").forEach((one) => one.classList.toggle("is-chosen", one.dataset.ref === key));
    document.body.classList.toggle("has-chosen", Boolean(first("#chosen")));
  };
  const bringIn = () => {
    const mark = first("a.ref.is-chosen");
    if (!mark) return;
    const place = mark.getBoundingClientRect();
    const low = matchMedia("(max-width: 84rem)").matches ? innerHeight * 0.45 : innerHeight - 80;
    if (place.top < 80 || place.bottom > low) mark.scrollIntoView({ block: low < innerHeight / 2 ? "start" : "center" });
  };
  const choose = async (address, { push = true, focus = true } = {}) => {
    const url = new URL(address, location.href);
    url.hash = "";
    const part = new URL(url);
    part.searchParams.set("part", "panel");
    let words = "";
    if (url.searchParams.get("ref")) {
      const answer = await fetch(part, { headers: { accept: "text/html" } });
      if (!answer.ok) { location.assign(address); return; }
      words = await answer.text();
    }
    panel.innerHTML = words;
    if (push) history.pushState({ room: true }, "", url);
    showChosen();
    const chosen = first("#chosen");
    bringIn();
    if (focus && chosen) chosen.focus({ preventScroll: true });
  };
  if (panel && first(".paper")) {
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target.closest("a.ref[data-ref], a[data-panel], a.close, .entry-words");
      if (!link || !link.getAttribute("href") || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      choose(link.href);
    });
    addEventListener("popstate", () => choose(location.href, { push: false, focus: false }));
    showChosen();
    if (first("#chosen")) requestAnimationFrame(bringIn);
  }

  // notes beside the very line that they belong to, where there is room for them beside the text
  const paper = first(".paper");
  const setNotes = () => {
    const wide = matchMedia("(min-width: 61.01rem)").matches;
    paper.classList.toggle("notes-set", wide);
    const notes = all(".head .note, .text .note", paper);
    let reached = 0;
    const top = paper.getBoundingClientRect().top;
    const places = notes.map((note) => {
      const mark = document.getElementById(`m${note.id.slice(1)}`);
      return mark ? mark.getBoundingClientRect().bottom - top - 26 : 0;
    });
    const heights = notes.map((note) => note.offsetHeight);
    notes.forEach((note, at) => {
      if (!wide) { note.style.removeProperty("top"); return; }
      reached = Math.max(places[at], reached);
      note.style.top = `${reached}px`;
      reached += heights[at] + 10;
    });
    paper.style.minHeight = wide ? `${reached}px` : "";
  };
  if (paper && first(".note", paper)) {
    setNotes();
    addEventListener("resize", setNotes);
    if (document.fonts) document.fonts.ready.then(setNotes);
  }

  // copying: a citation, or a chosen passage together with it
  all(".citation").forEach((one) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const passage = String(getSelection()).trim();
      const words = one.dataset.words;
      await navigator.clipboard.writeText(passage && first(".paper").contains(getSelection().anchorNode) ? `“${passage}” ${words}` : words);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    button.addEventListener("mousedown", (event) => event.preventDefault());
    one.dataset.words = one.textContent;
    one.append(button);
  });

  // on narrow screens the rooms stand in a row: the present one comes into sight
  const bar = first(".top nav");
  const present = bar && first("[aria-current]", bar);
  if (present && bar.scrollWidth > bar.clientWidth) bar.scrollLeft = present.offsetLeft - bar.offsetLeft - 16;

  // keys
  let waiting = false;
  const items = () => all(".hits .hit, .wanted .hit, .findings .hit, .papers > li, .list tbody tr").filter((one) => first("a", one));
  const step = (by) => {
    const refs = all("a.ref[data-ref]").filter((one) => one.id);
    if (refs.length && first(".paper")) {
      const inList = refs[0].getAttribute("href").startsWith("#");  // pages in a folder have no panel
      const at = refs.findIndex((one) => (inList ? one.hash === location.hash : one.dataset.ref === keyOf(location.href)));
      const next = refs[at < 0 ? (by > 0 ? 0 : refs.length - 1) : Math.min(refs.length - 1, Math.max(0, at + by))];
      if (next && inList) location.assign(next.href);
      else if (next) choose(next.href);
      return;
    }
    const listed = items();
    const at = listed.findIndex((one) => one.classList.contains("is-chosen"));
    const next = listed[at < 0 ? (by > 0 ? 0 : listed.length - 1) : Math.min(listed.length - 1, Math.max(0, at + by))];
    listed.forEach((one) => one.classList.toggle("is-chosen", one === next));
    if (next) { first("a", next).focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  const go = (query) => { const link = first(query); if (link) location.assign(link.href); };
  const rooms = { h: "/", s: "/search", v: "/volumes", w: "/wanted", c: "/check", i: "/pictures", p: "/people", o: "/offices", d: "/chronology", m: "/pictures/map", q: "/questions", f: "/files" };
  const sheet = async () => {
    let dialog = first("dialog.sheet");
    if (!dialog) {
      const there = first("link[rel=help]").href;
      let help = "";
      if (location.protocol === "file:") { location.assign(there); return; }
      try { help = await (await fetch(there, { headers: { accept: "text/html" } })).text(); } catch { location.assign(there); return; }
      const keys = new DOMParser().parseFromString(help, "text/html").querySelector(".keys");
      if (!keys) return;
      dialog = document.createElement("dialog");
      dialog.className = "sheet";
      const heading = document.createElement("h2");
      heading.textContent = "Keys";
      dialog.setAttribute("aria-label", "Keys");
      dialog.append(heading, document.adoptNode(keys));
      document.body.append(dialog);
    }
    dialog.showModal();
  };
  const keys = {
    "/": () => { const box = first("#q"); if (box) { box.focus(); box.select(); } },
    j: () => step(1),
    k: () => step(-1),
    n: () => go("main a[rel=next]"),
    p: () => go("main a[rel=prev]"),
    o: () => go("#chosen .target"),
    u: () => history.back(),
    t: turnTheme,
    "?": sheet,
    Escape: () => { const close = first("#chosen .close"); if (close) close.click(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing) { if (event.key === "Escape") event.target.blur(); return; }
    if (first("dialog[open]")) return;
    if (waiting) {
      waiting = false;
      if (rooms[event.key] && first(".find")) { event.preventDefault(); location.assign(rooms[event.key]); }
      return;
    }
    if (event.key === "g") { waiting = true; setTimeout(() => { waiting = false; }, 1500); return; }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
