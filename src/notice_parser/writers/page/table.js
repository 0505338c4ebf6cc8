// The figures as a table: sorted by a column, filtered, drawn as far as one has scrolled.
const sectionName = (one) => state.notice.sectionOf.get(one.section)?.name ?? "";
const wholeOf = (one) => (one.part_of ? state.notice.figures.get(one.part_of) : null);
const doubtNames = (one) => (one.doubts ?? []).map((name) => fieldNames[name]).join(words.separator);
// Each: its name, what it says, and what it is sorted by.
const COLUMNS = [
  ["text", (one) => amountOf(one), (one) => one.base_value ?? one.value],
  ["measured", (one) => one.indicator?.text ?? quoted(one.measured)],
  ["action", (one) => quoted(one.action)],
  ["status", (one) => named("statuses", one.status)],
  ["actor", (one) => quoted(one.actor)],
  ["scope", (one) => quoted(one.scope)],
  ["period", (one) => quoted(one.period), (one) => one.period && (one.period.from ?? one.period.to)],
  ["change", (one) => (one.change ? quoted(one.change.quote) : "")],
  ["part_of", (one) => (wholeOf(one) ? amountOf(wholeOf(one)) : ""), (one) => one.part_of && Number(one.part_of.slice(1))],
  ["doubts", doubtNames],
  ["section", sectionName, (one) => state.notice.quantities.indexOf(one)],
];
const CELLS = { text: "number", status: "narrow", part_of: "narrow", measured: "wide", actor: "wide", period: "wide", section: "wide" };
const FILTERS = ["kind", "section", "period", "action", "status", "doubts"];
const DRAWN_AT_ONCE = 200;
const table = { notice: null, order: [], shown: [], drawn: 0, sorted: null, isDown: false, rows: new Map() };
const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && drawRows());

function showTable() {
  if (table.notice === state.notice) return;
  Object.assign(table, { notice: state.notice, order: [...state.notice.quantities], sorted: null, isDown: false });
  const content = state.notice.quantities.length
    ? [filterBar(), make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.figures },
        make("table", { class: "data" }, make("thead", {}, headRow()), make("tbody", { onclick: openRow, onkeydown: walkRows })), moreButton())]
    : [make("p", { class: "note" }, words.no_figures)];
  byId("view-figures").replaceChildren(...content);
  filterRows();
  if (byId("more-rows")) watcher.observe(byId("more-rows"));
}

function moreButton() {
  return make("button", { type: "button", id: "more-rows", onclick: drawRows, hidden: true });
}

function headRow() {
  const cells = COLUMNS.map(([name]) => make("th", { scope: "col", "data-column": name, "aria-sort": "none" },
    make("button", { type: "button", onclick: () => sortBy(name) }, fieldNames[name])));
  return make("tr", {}, ...cells);
}

function tableRow(one) {
  const cells = COLUMNS.map(([name, said]) => {
    if (name !== "text") return make("td", { class: CELLS[name] }, said(one));
    const link = make("a", { href: `#${state.notice.prefix}${one.id}`, class: `kind k-${one.kind}` }, said(one));
    return make("td", { class: CELLS[name] }, link);
  });
  const row = make("tr", { "data-q": one.id, class: one === state.figure ? "selected" : null }, ...cells);
  table.rows.set(one.id, row);
  return row;
}

// The next rows below those that are drawn.
function drawRows() {
  const next = table.shown.slice(table.drawn, table.drawn + DRAWN_AT_ONCE);
  document.querySelector("#view-figures tbody").append(...next.map(tableRow));
  table.drawn += next.length;
  const left = table.shown.length - table.drawn;
  byId("more-rows").hidden = !left;
  byId("more-rows").textContent = fill(words.more_rows, { count: left });
}

function drawAgain() {
  table.rows.clear();
  table.drawn = 0;
  document.querySelector("#view-figures tbody").replaceChildren();
  drawRows();
}

function openRow(event) {
  const row = event.target.closest("tr");
  if (!row || event.target.closest("a")) return;
  chooseRow(row);
}

function chooseRow(row) {
  const one = state.notice.figures.get(row.dataset.q);
  select(one);
  showCard(state.notice, one);
}

// Up and down lead from one row's link to the next.
function walkRows(event) {
  const by = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const next = by && event.target.closest("tr")?.[by];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.querySelector("a").focus();
  chooseRow(next);
}

function markRow() {
  for (const row of document.querySelectorAll("#view-figures tr.selected")) row.classList.remove("selected");
  if (table.notice === state.notice && state.figure) table.rows.get(state.figure.id)?.classList.add("selected");
}

function filterBar() {
  const choices = {
    kind: distinct((one) => [one.kind, named("kinds", one.kind)]),
    section: state.notice.sections.filter(({ id }) => id.split(".").length <= 2).map(({ id, name }) => [id, name]),
    period: distinct((one) => one.period && [periodKey(one.period), quoted(one.period)]).sort(([a], [b]) => (a < b ? -1 : 1)),
    action: distinct((one) => one.action && [quoted(one.action), quoted(one.action)]),
    status: distinct((one) => one.status && [one.status, named("statuses", one.status)]),
    doubts: [["+", words.in_doubt]],
  };
  const labels = FILTERS.filter((name) => choices[name].length).map((name) => make("label", {}, fieldNames[name], chooser(name, choices[name])));
  return make("div", { class: "filters" }, ...labels,
    make("button", { type: "button", id: "reset", onclick: resetFilters }, words.reset),
    make("button", { type: "button", id: "copy", onclick: copyRows }, words.copy),
    make("button", { type: "button", id: "download", onclick: downloadRows }, words.download),
    make("output", { id: "rows" }), make("output", { id: "copied", "aria-live": "polite" }));
}

function chooser(name, choices) {
  const short = (said) => (said.length > 28 ? `${said.slice(0, 27)}…` : said);
  const options = choices.map(([value, said]) => make("option", { value }, short(said)));
  const none = name === "kind" ? [] : [make("option", { value: "-" }, words.none)];
  return make("select", { id: `filter-${name}`, onchange: filterRows }, make("option", { value: "" }, words.all), ...options, ...none);
}

function distinct(pairOf) {
  const pairs = state.notice.quantities.map(pairOf).filter(Boolean);
  return [...new Map(pairs.reverse()).entries()].reverse();
}

const VALUE_OF = {
  kind: (one) => one.kind,
  section: (one) => one.section ?? "",
  period: (one) => periodKey(one.period),
  action: (one) => quoted(one.action),
  status: (one) => one.status ?? "",
  doubts: (one) => (one.doubts?.length ? "+" : ""),
};

function keeps(name, wanted, one) {
  const value = VALUE_OF[name](one);
  if (wanted === "-") return value === "";
  return value === wanted || (name === "section" && value.startsWith(`${wanted}.`));
}

const rowText = (one) => (one.said ??= COLUMNS.map(([, said]) => said(one)).join("\n").toLowerCase());

function filterRows() {
  if (table.notice !== state.notice || !byId("rows")) return;
  const wanted = FILTERS.map((name) => [name, byId(`filter-${name}`)?.value]).filter(([, value]) => value);
  const sought = byId("search").value.trim().toLowerCase();
  table.shown = table.order.filter((one) => wanted.every(([name, value]) => keeps(name, value, one)) && (!sought || rowText(one).includes(sought)));
  byId("rows").textContent = fill(words.rows, { count: table.shown.length });
  byId("copied").textContent = "";
  drawAgain();
}

function resetFilters() {
  for (const name of FILTERS) if (byId(`filter-${name}`)) byId(`filter-${name}`).value = "";
  byId("search").value = "";
  search();
}

function openFiltered(name, value) {
  showTab("figures");
  resetFilters();
  byId(`filter-${name}`).value = value;
  filterRows();
}

function sortBy(name) {
  table.isDown = table.sorted === name && !table.isDown;
  table.sorted = name;
  const [, said, key = said] = COLUMNS.find(([column]) => column === name);
  const keys = new Map(table.order.map((one) => [one, key(one)]));
  table.order.sort((a, b) => compare(keys.get(a), keys.get(b), table.isDown ? -1 : 1));
  for (const head of document.querySelectorAll("#view-figures th")) {
    head.setAttribute("aria-sort", head.dataset.column !== name ? "none" : table.isDown ? "descending" : "ascending");
  }
  filterRows();
}

// What is not said stands last, whichever way the column is sorted.
const collator = new Intl.Collator("zh");
function compare(a, b, sign) {
  const isEmpty = (value) => value === null || value === undefined || value === "";
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
  return sign * (typeof a === "number" ? a - b : collator.compare(String(a), String(b)));
}
