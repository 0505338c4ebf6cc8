// Filters and search → what is shown. A view is drawn only while it is open.
const VIEWS = ["notices", "figures", "series"];
let open = "notices";

function show(name) {
  open = name;
  for (const each of VIEWS) {
    byId(`view-${each}`).hidden = each !== name;
    const tab = byId(`tab-${each}`);
    tab.setAttribute("aria-selected", each === name);
    tab.tabIndex = each === name ? 0 : -1;
  }
  update();
}

function update() {
  const found = chosenNotices();
  const figures = chosenRows();
  byId("tab-notices").querySelector(".count").textContent = found.length;
  byId("tab-figures").querySelector(".count").textContent = figures.length;
  byId("found").textContent = state.terms.length ? fill(words.found, { notices: found.length, figures: figures.length }) : "";
  if (open === "notices") drawNotices(found);
  else if (open === "figures") drawFigures(figures);
  else drawSeries(figures);
}

function options(select, values, shown) {
  select.replaceChildren(make("option", { value: "", textContent: words.all }), ...values.map((value) => make("option", { value, textContent: shown(value) })));
}

function counted(values) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function setFilters() {
  const same = (value) => value;
  options(byId("f-kind"), [...counted(notices.map((each) => each.kind)).keys()], (kind) => words.kinds[kind]);
  options(byId("f-issuer"), [...counted(notices.map((each) => each.issuer)).keys()].sort((one, other) => one.localeCompare(other, "zh")), same);
  options(byId("f-year"), [...counted(notices.map((each) => each.year)).keys()].sort().reverse(), same);
  options(byId("f-status"), Object.keys(words.statuses), (status) => words.statuses[status]);
  const names = [...counted(rows.map((row) => row[NAME]))].sort((one, other) => other[1] - one[1]).slice(0, 500);
  byId("indicators").replaceChildren(...names.map(([value]) => make("option", { value })));
}

function readFilters() {
  for (const name of ["kind", "issuer", "year", "status", "indicator"]) state[name] = byId(`f-${name}`).value.trim();
  update();
}

byId("counts").textContent = fill(words.counts, { notices: notices.length, figures: rows.length });
setFilters();
byId("filters").addEventListener("input", readFilters);
byId("filters").addEventListener("reset", () => setTimeout(readFilters));
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("search").addEventListener("input", (event) => {
  state.terms = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  update();
});
VIEWS.forEach((name, index) => {
  byId(`tab-${name}`).addEventListener("click", () => show(name));
  byId(`tab-${name}`).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: VIEWS.length - 1 }[event.key];
    if (!step) return;
    const next = VIEWS[(index + step) % VIEWS.length];
    show(next);
    byId(`tab-${next}`).focus();
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/INPUT|SELECT/.test(document.activeElement.tagName)) { event.preventDefault(); byId("search").focus(); }
  if (event.key === "Escape") closeReader();
});
window.addEventListener("hashchange", followLink);
update();
followLink();
document.documentElement.dataset.ready = "yes";
