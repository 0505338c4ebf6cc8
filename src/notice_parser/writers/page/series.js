// One matter over several periods, of all the notices of the page; nothing where none is stated twice.
function showSeries() {
  const all = seriesOf(data.notices);
  byId("series").replaceChildren(...(all.length ? [seriesChart(all)] : []));
}

// Quantities of the same thing in the same unit, stated in the same way by the same organization, at two or more periods.
function seriesOf(notices) {
  const groups = new Map();
  for (const notice of notices) {
    for (const one of notice.quantities) {
      if (!one.measured || !one.period || one.base_value === undefined || one.part_role || one.status === "planned" || !(one.period.from || one.period.to)) continue;
      const said = ["action", "scope"].map((name) => quoted(one[name], notice));
      const key = JSON.stringify([notice.issuers, one.indicator?.text ?? quoted(one.measured, notice), said, one.base_unit, one.change?.direction]);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ notice, one });
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
  const { notice, one } = points[0];
  const issuers = data.notices.length > 1 && notice.issuers ? notice.issuers.join(words.separator) : "";
  const said = [issuers, quoted(one.scope, notice), quoted(one.action, notice), one.indicator?.text ?? quoted(one.measured, notice)];
  const change = one.change ? quoted(one.change.quote, notice) : "";
  return `${[...said, change].filter(Boolean).join(" ")} (${one.base_unit ?? ""})`;
}

function seriesChart(all) {
  const bars = make("div", { class: "bars" });
  const draw = (points) => bars.replaceChildren(...seriesBars(points));
  const options = all.map((points, index) => make("option", { value: index }, `${seriesName(points)} × ${points.length}`));
  const chooser = make("select", { "aria-label": words.series, onchange: (event) => draw(all[event.target.value]) }, ...options);
  draw(all[0]);
  return make("section", { class: "panel wide", id: "chart-series" }, make("h2", {}, words.over_time), chooser, bars);
}

function seriesBars(points) {
  const most = Math.max(...points.map(({ one }) => Math.abs(one.base_value))) || 1;
  return points.flatMap(({ notice, one }) => {
    const part = make("span", { class: `part k-${one.kind}` });
    part.style.width = `${(80 * Math.abs(one.base_value)) / most}%`;
    const link = make("a", { href: `#${notice.prefix}${one.id}` }, amountOf(one, notice));
    return [
      make("div", { class: "name", title: periodSpan(one.period) }, quoted(one.period, notice)),
      make("div", { class: "row" }, part, make("span", { class: "total" }, link)),
    ];
  });
}
