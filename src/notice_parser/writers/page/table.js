// The figures as a table: sorted by a column, filtered by kind, section, period and action, copied as CSV.
const COLUMNS = [
  ["id", (one) => one.id, (one) => Number(one.id.slice(1))],
  ["text", (one) => quoted(one), (one) => one.base_value ?? one.value],
  ["kind", (one) => named("kinds", one.kind)],
  ["measured", (one) => quoted(one.measured)],
  ["action", (one) => quoted(one.action)],
  ["actor", (one) => quoted(one.actor)],
  ["scope", (one) => quoted(one.scope)],
  ["status", (one) => named("statuses", one.status)],
  ["period", (one) => periodText(one.period), (one) => one.period && (one.period.from ?? one.period.to)],
  ["change", (one) => (one.change ? quoted(one.change.quote) : "")],
  ["part_of", (one) => one.part_of ?? "", (one) => one.part_of && Number(one.part_of.slice(1))],
  ["section", (one) => (one.section ? state.notice.sectionOf.get(one.section).path : ""), (one) => state.notice.quantities.indexOf(one)],
];
const CELLS = { text: "number", status: "narrow", part_of: "narrow", section: "narrow", action: "narrow", measured: "wide", actor: "wide", period: "wide" };
const FILTERS = ["kind", "section", "period", "action"];
const table = { notice: null, rows: [], sorted: "id", isDown: false };

function showTable() {
  if (table.notice === state.notice) return;
  table.notice = state.notice;
  table.rows = state.notice.quantities.map((one) => ({ one, row: tableRow(one) }));
  const body = make("tbody", { onclick: openRow }, ...table.rows.map(({ row }) => row));
  const content = state.notice.quantities.length
    ? [filterBar(), make("div", { class: "scroll", tabindex: 0 }, make("table", {}, make("thead", {}, headRow()), body))]
    : [make("p", { class: "note" }, words.no_figures)];
  byId("view-figures").replaceChildren(...content);
  filterRows();
  markRow();
}

function headRow() {
  const cells = COLUMNS.map(([name]) => make("th", { "data-column": name, "aria-sort": name === table.sorted ? "ascending" : "none" },
    make("button", { onclick: () => sortBy(name) }, fieldNames[name])));
  return make("tr", {}, ...cells);
}

function tableRow(one) {
  const cells = COLUMNS.map(([name, said]) => {
    if (name === "id") return make("td", { class: "narrow" }, make("a", { href: `#${state.notice.prefix}${one.id}` }, one.id));
    if (name === "kind") return make("td", { class: "narrow" }, make("span", { class: `kind k-${one.kind}` }, said(one)));
    return make("td", { class: CELLS[name] }, said(one));
  });
  return make("tr", { "data-q": one.id }, ...cells);
}

function openRow(event) {
  const row = event.target.closest("tr");
  if (!row || event.target.closest("a")) return;
  const one = state.notice.figures.get(row.dataset.q);
  select(one);
  showCard(state.notice, one);
}

function markRow() {
  for (const { one, row } of table.rows) row.classList.toggle("selected", table.notice === state.notice && one === state.figure);
}

function filterBar() {
  const choices = {
    kind: distinct((one) => [one.kind, named("kinds", one.kind)]),
    section: state.notice.sections.filter(({ id }) => id.split(".").length <= 2)
      .map(({ id, path, heading }) => [id, `${path} ${heading}`]),
    period: distinct((one) => one.period && [periodKey(one.period), `${periodText(one.period)}  ${periodSpan(one.period)}`])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    action: distinct((one) => one.action && [quoted(one.action), quoted(one.action)]),
  };
  const labels = FILTERS.map((name) => make("label", {}, fieldNames[name], chooser(name, choices[name])));
  return make("div", { class: "filters" }, ...labels,
    make("button", { id: "reset", onclick: resetFilters }, words.reset),
    make("button", { id: "copy", onclick: copyRows }, words.copy),
    make("button", { id: "download", onclick: downloadRows }, words.download),
    make("output", { id: "rows" }), make("output", { id: "copied" }));
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
};

function keeps(name, wanted, one) {
  const value = VALUE_OF[name](one);
  if (wanted === "-") return value === "";
  return value === wanted || (name === "section" && value.startsWith(`${wanted}.`));
}

function filterRows() {
  if (table.notice !== state.notice || !byId("rows")) return;
  const wanted = FILTERS.map((name) => [name, byId(`filter-${name}`).value]).filter(([, value]) => value);
  const sought = byId("search").value.trim().toLowerCase();
  let count = 0;
  for (const { one, row } of table.rows) {
    const isShown = wanted.every(([name, value]) => keeps(name, value, one)) && (!sought || row.textContent.toLowerCase().includes(sought));
    row.hidden = !isShown;
    count += isShown;
  }
  byId("rows").textContent = fill(words.rows, { count });
  byId("copied").textContent = "";
}

function resetFilters() {
  for (const name of FILTERS) byId(`filter-${name}`).value = "";
  byId("search").value = "";
  search();
}

function sortBy(name) {
  table.isDown = table.sorted === name && !table.isDown;
  table.sorted = name;
  const [, said, key = said] = COLUMNS.find(([column]) => column === name);
  const sign = table.isDown ? -1 : 1;
  table.rows.sort((a, b) => compare(key(a.one), key(b.one), sign));
  document.querySelector("#view-figures tbody").append(...table.rows.map(({ row }) => row));
  for (const head of document.querySelectorAll("#view-figures th")) {
    head.setAttribute("aria-sort", head.dataset.column !== name ? "none" : table.isDown ? "descending" : "ascending");
  }
}

// What is not said stands last, whichever way the column is sorted.
function compare(a, b, sign) {
  const isEmpty = (value) => value === null || value === undefined || value === "";
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
  return sign * (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "zh"));
}

const CSV = {
  id: (one) => one.id, section: (one) => one.section, section_path: (one) => state.notice.sectionOf.get(one.section)?.path,
  text: (one) => quoted(one), value: (one) => one.value, value_max: (one) => one.value_max, unit: (one) => one.unit,
  base_value: (one) => one.base_value, base_value_max: (one) => one.base_value_max, base_unit: (one) => one.base_unit,
  kind: (one) => one.kind, modifier: (one) => one.modifier, measured: (one) => quoted(one.measured),
  action: (one) => quoted(one.action), actor: (one) => quoted(one.actor), scope: (one) => quoted(one.scope),
  status: (one) => one.status, period_from: (one) => one.period?.from, period_to: (one) => one.period?.to,
  change: (one) => one.change?.direction, basis: (one) => one.change?.basis, part_of: (one) => one.part_of, per: (one) => one.per,
};

function csvCell(value) {
  if (value === null || value === undefined) return "";
  const guarded = typeof value === "string" && /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function shownRows() {
  return table.rows.filter(({ row }) => !row.hidden).map(({ one }) => one);
}

function csvText() {
  const lines = shownRows().map((one) => Object.values(CSV).map((value) => csvCell(value(one))).join(","));
  return [Object.keys(CSV).join(","), ...lines].join("\n") + "\n";
}

async function copyRows() {
  const count = shownRows().length;
  const isCopied = await copy(csvText());
  byId("copied").textContent = isCopied ? fill(words.copied, { count }) : words.not_copied;
}

// A page opened from a file may not use the clipboard in every browser; then the old way.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }
}

function downloadRows() {
  const url = URL.createObjectURL(new Blob(["\ufeff", csvText()], { type: "text/csv" }));
  make("a", { href: url, download: "quantities.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
