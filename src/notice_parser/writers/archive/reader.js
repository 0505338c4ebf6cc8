// The text of one notice beside the list, its figures marked.
const reader = byId("reader");

function factsOf(notice) {
  return [words.kinds[notice.kind], notice.issuer, notice.date, notice.path].filter(Boolean).join(" · ");
}

function marked(notice, from, to, className) {
  const parts = [];
  let at = 0;
  const spans = rows.filter((row) => row[NOTICE] === notice.index).map((row) => [row[START], row[END], row[ID]]);
  if (from !== null && !spans.some((span) => span[0] === from)) spans.push([from, to, ""]);
  spans.sort((one, other) => one[0] - other[0]);
  for (const [start, end, id] of spans) {
    if (start < at) continue;
    parts.push(notice.text.slice(at, start), make("mark", { id: `r-${id || "found"}`, className: start === from ? className : "", textContent: notice.text.slice(start, end) }));
    at = end;
  }
  return [...parts, notice.text.slice(at)];
}

function read(index, from = null, to = null, id = "") {
  const notice = notices[index];
  const close = make("button", { type: "button", className: "close", textContent: words.close, onclick: closeReader });
  const parts = [close, make("h2", { textContent: notice.title }), make("p", { className: "facts", textContent: factsOf(notice) })];
  if (notice.href) parts.push(make("p", {}, make("a", { href: notice.href + (id ? `#${id}` : ""), textContent: words.open })));
  parts.push(make("div", { className: "text", lang: "zh" }, ...marked(notice, from, to, "here")));
  reader.replaceChildren(...parts);
  reader.hidden = false;
  byId("main").classList.add("reading");
  history.replaceState(null, "", `#n${index + 1}${id ? `-${id}` : ""}`);
  const here = reader.querySelector("mark.here");
  if (here) here.scrollIntoView({ block: "center" }); else reader.scrollTop = 0;
}

function closeReader() {
  reader.hidden = true;
  byId("main").classList.remove("reading");
  history.replaceState(null, "", location.pathname + location.search);
}

function followLink() {
  const found = /^#n(\d+)(?:-(q\d+))?$/.exec(location.hash);
  if (!found || !notices[found[1] - 1]) return;
  const row = rows.find((each) => each[NOTICE] === found[1] - 1 && each[ID] === found[2]);
  if (row) read(row[NOTICE], row[START], row[END], row[ID]); else read(found[1] - 1);
}
