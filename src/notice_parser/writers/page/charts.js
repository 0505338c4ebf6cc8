// Two charts: how many figures of which kind each section holds, and one measured thing over several periods.
let charted = null;

function showCharts() {
  if (charted === state.notice) return;
  charted = state.notice;
  byId("view-charts").replaceChildren(sectionChart(state.notice), seriesChart(data.notices));
}

// The top sections; where one section holds all, its children.
function chartSections(notice) {
  const depth = notice.sections.filter(({ id }) => !id.includes(".")).length > 1 ? 1 : 2;
  return notice.sections.filter(({ id }) => id.split(".").length === depth);
}

function sectionChart(notice) {
  const rows = chartSections(notice).map((section) => ({
    id: section.id, name: `${section.marker}${section.heading}`,
    held: notice.quantities.filter((one) => one.section && `${one.section}.`.startsWith(`${section.id}.`)),
  }));
  const rest = notice.quantities.filter((one) => !rows.some(({ held }) => held.includes(one)));
  if (rest.length) rows.push({ id: "-", name: rows.length ? `${words.preamble} / ${words.closing}` : words.text, held: rest });
  const shown = rows.filter(({ held }) => held.length);
  const most = Math.max(1, ...shown.map(({ held }) => held.length));
  const bars = make("div", { class: "bars" }, ...shown.flatMap((row) => stackedBar(row, most)));
  return make("figure", { class: "chart", id: "chart-sections" }, make("h2", {}, words.by_section),
    shown.length ? bars : make("p", { class: "note" }, words.no_figures), kindKeys(notice));
}

function kindsIn(quantities) {
  const counts = new Map();
  for (const one of quantities) counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function stackedBar({ id, name, held }, most) {
  const parts = kindsIn(held).map(([kind, count]) => {
    const said = `${name}: ${named("kinds", kind)} ${count}`;
    const part = make("button", { class: `part k-${kind}`, title: said, "aria-label": said, onclick: () => openFiltered({ section: id, kind }) }, count > 2 ? String(count) : "");
    part.style.width = `${(88 * count) / most}%`;
    return part;
  });
  return [make("div", { class: "name", title: name }, name), make("div", { class: "row" }, ...parts, make("span", { class: "total" }, String(held.length)))];
}

function kindKeys(notice) {
  return make("div", { class: "keys" }, ...kindsIn(notice.quantities).map(([kind, count]) =>
    make("span", { class: `swatch k-${kind}` }, `${named("kinds", kind)} ${count}`)));
}

function openFiltered(wanted) {
  showTab("figures");
  resetFilters();
  for (const [name, value] of Object.entries(wanted)) {
    const list = byId(`filter-${name}`);
    if ([...list.options].some((option) => option.value === value)) list.value = value;
  }
  filterRows();
}

// Quantities of the same thing in the same unit, stated in the same way by the same organization, at two or more periods.
function seriesOf(notices) {
  const groups = new Map();
  for (const notice of notices) {
    for (const one of notice.quantities) {
      if (!one.measured || !one.period || one.base_value === null || one.part_role || one.status === "planned" || !(one.period.from || one.period.to)) continue;
      const key = JSON.stringify([notice.issuers.map(quoted), quoted(one.measured), quoted(one.action), quoted(one.scope), one.base_unit, one.change ? one.change.direction : ""]);
      groups.set(key, [...(groups.get(key) ?? []), { notice, one }]);
    }
  }
  return [...groups.values()].map(firstOfPeriods).filter((points) => points.length > 1).sort((a, b) => b.length - a.length);
}

function firstOfPeriods(points) {
  const byPeriod = new Map();
  for (const point of points) if (!byPeriod.has(periodKey(point.one.period))) byPeriod.set(periodKey(point.one.period), point);
  const endOf = ({ one }) => `${one.period.to ?? one.period.from} ${one.period.from ?? ""}`;
  return [...byPeriod.values()].sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1));
}

function seriesName(points) {
  const { one } = points[0];
  const said = [data.notices.length > 1 && points[0].notice.issuers.map(quoted).join("、"), quoted(one.scope), quoted(one.action), quoted(one.measured)].filter(Boolean).join(" ");
  const change = one.change ? ` ${quoted(one.change.quote)}` : "";
  return `${said}${change} (${one.base_unit ?? ""})`;
}

function seriesChart(notices) {
  const all = seriesOf(notices);
  const figure = make("figure", { class: "chart", id: "chart-series" }, make("h2", {}, words.over_time));
  if (!all.length) {
    figure.append(make("p", { class: "note" }, words.no_series));
    return figure;
  }
  const bars = make("div", { class: "bars" });
  const draw = (points) => bars.replaceChildren(...seriesBars(points));
  const options = all.map((points, index) => make("option", { value: index }, `${seriesName(points)} × ${points.length}`));
  figure.append(make("select", { "aria-label": words.series, onchange: (event) => draw(all[event.target.value]) }, ...options), bars);
  draw(all[0]);
  return figure;
}

function seriesBars(points) {
  const most = Math.max(...points.map(({ one }) => Math.abs(one.base_value))) || 1;
  return points.flatMap(({ notice, one }) => {
    const part = make("span", { class: `part k-${one.kind}` });
    part.style.width = `${(80 * Math.abs(one.base_value)) / most}%`;
    const link = make("a", { href: `#${notice.prefix}${one.id}` }, quoted(one));
    return [
      make("div", { class: "name", title: periodSpan(one.period) }, periodText(one.period)),
      make("div", { class: "row" }, part, make("span", { class: "total" }, link)),
    ];
  });
}
