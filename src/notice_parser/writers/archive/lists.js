// The list of notices, with what was found in each, and the table of figures.
const AT_ONCE = 200;
const AROUND = 36;
const MOST_SNIPPETS = 3;

function inPieces(target, items, draw) {
  let shown = 0;
  const more = make("button", { type: "button", className: "more", onclick: add });
  function add() {
    target.append(...items.slice(shown, shown + AT_ONCE).map(draw));
    shown += AT_ONCE;
    more.hidden = shown >= items.length;
    more.textContent = fill(words.more, { count: items.length - shown });
  }
  add();
  return more;
}

function snippets(notice) {
  const found = [];
  if (!notice.text) return found;
  const text = noticeWords[notice.index].slice(-notice.text.length);
  for (const term of state.terms) {
    for (let at = text.indexOf(term); at >= 0 && found.length < MOST_SNIPPETS; at = text.indexOf(term, at + term.length)) found.push([at, at + term.length]);
  }
  return found.map(([start, end]) => {
    const before = notice.text.slice(Math.max(0, start - AROUND), start).replace(/\s+/g, " ");
    const after = notice.text.slice(end, end + AROUND).replace(/\s+/g, " ");
    const button = make("button", { type: "button", onclick: () => read(notice.index, start, end) }, `…${before}`, make("mark", { textContent: notice.text.slice(start, end) }), `${after}…`);
    return make("p", { className: "snippet" }, button);
  });
}

function drawNotice(notice) {
  const title = make("h3", {}, make("button", { type: "button", textContent: notice.title, onclick: () => read(notice.index) }));
  const facts = [factsOf(notice), fill(words.count_figures, { count: notice.figures })].filter(Boolean).join(" · ");
  return make("article", { className: "notice" }, title, make("p", { className: "note", textContent: facts }), ...snippets(notice));
}

function drawNotices(found) {
  const list = make("div", {});
  const more = inPieces(list, found, drawNotice);
  byId("view-notices").replaceChildren(list, more);
}

const COLUMNS = [
  ["name", (row) => row[NAME]], ["action", (row) => row[ACTION]], ["figure", (row) => row[TEXT], "narrow"], ["who", (row) => row[WHO]],
  ["status", (row) => words.statuses[row[STATUS]] || "", "narrow"], ["period", (row) => row[PERIOD]], ["notice", (row) => notices[row[NOTICE]].title],
  ["section", (row) => row[SECTION], "narrow"],
];
const sorting = { column: null, sign: 1 };

function sorted(found) {
  if (!sorting.column) return found;
  if (sorting.column === "figure") return [...found].sort((one, other) => sorting.sign * ((one[VALUE] ?? -Infinity) - (other[VALUE] ?? -Infinity)) || 0);
  const key = COLUMNS.find((column) => column[0] === sorting.column)[1];
  return [...found].sort((one, other) => sorting.sign * key(one).localeCompare(key(other), "zh"));
}

function drawRow(row) {
  const line = make("tr", { tabIndex: 0, onclick: open, onkeydown: (event) => event.key === "Enter" && open() });
  function open() { read(row[NOTICE], row[START], row[END], row[ID]); }
  line.append(...COLUMNS.map(([, of, className]) => make("td", { textContent: of(row), className: className || "" })));
  return line;
}

function drawHead(redraw) {
  return make("tr", {}, ...COLUMNS.map(([name]) => {
    const head = make("th", { scope: "col" }, make("button", { type: "button", textContent: words.columns[name], onclick: () => {
      sorting.sign = sorting.column === name ? -sorting.sign : 1;
      sorting.column = name;
      redraw();
    } }));
    if (sorting.column === name) head.setAttribute("aria-sort", sorting.sign > 0 ? "ascending" : "descending");
    return head;
  }));
}

function drawFigures(found) {
  const body = make("tbody", {});
  const more = inPieces(body, sorted(found), drawRow);
  const table = make("table", { className: "data" }, make("thead", {}, drawHead(() => drawFigures(found))), body);
  byId("view-figures").replaceChildren(make("div", { className: "scroll" }, table), more);
}
