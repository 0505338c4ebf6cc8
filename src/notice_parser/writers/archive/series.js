// One indicator over time, a line for each issuer. A point whose day is that of its notice is hollow.
const WIDTH = 900, HEIGHT = 320, LEFT = 90, RIGHT = 20, TOP = 20, BOTTOM = 36;
const SVG = "http://www.w3.org/2000/svg";

function draw(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style") element.style.cssText = value; else element.setAttribute(name, value);
  }
  if (text !== undefined) element.textContent = text;
  return element;
}

// What a row belongs to: action and name, and the unit.
function keyOf(row) {
  const name = row[ACTION] && !row[NAME].includes(row[ACTION]) ? `${row[ACTION]} ${row[NAME]}` : row[NAME];
  return `${name}\t${row[UNIT] || ""}`;
}

// The series of the rows: name and unit → issuer → points in order of time. Only what is stated for two days or more.
function seriesOf(found) {
  const series = new Map();
  for (const row of found) {
    if (row[VALUE] === null || !row[DAY] || !row[NAME]) continue;
    const key = keyOf(row);
    if (!series.has(key)) series.set(key, new Map());
    const issuers = series.get(key);
    const line = notices[row[NOTICE]].line;
    if (!issuers.has(line)) issuers.set(line, []);
    issuers.get(line).push(row);
  }
  for (const [key, issuers] of series) {
    if (days([...issuers.values()].flat()) < 2) series.delete(key);
    for (const points of issuers.values()) points.sort((one, other) => (one[DAY] < other[DAY] ? -1 : one[DAY] > other[DAY] ? 1 : 0));
  }
  return series;
}

function days(points) {
  return new Set(points.map((row) => row[DAY])).size;
}

// Series that run on within one issuer come first.
function weightOf(issuers) {
  const lines = [...issuers.values()];
  return lines.reduce((sum, points) => sum + (days(points) - 1) * 100, 0) + lines.flat().length;
}

// The first point of each day: what is stated twice on a day is in the table below.
function onePerDay(points) {
  return points.filter((row, index) => index === 0 || row[DAY] !== points[index - 1][DAY]);
}

function colour(index) {
  return `oklch(var(--l) 0.14 ${(index * 137.5) % 360})`;
}

function chart(issuers, unit) {
  const points = [...issuers.values()].flatMap(onePerDay);
  const times = points.map((row) => Date.parse(row[DAY])), values = points.map((row) => row[VALUE]);
  const first = Math.min(...times), last = Math.max(...times), low = Math.min(0, ...values), high = Math.max(...values, low + 1e-9);
  const x = (row) => LEFT + ((Date.parse(row[DAY]) - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const image = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img" });
  for (const value of [low, (low + high) / 2, high]) {
    image.append(draw("line", { class: "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }), draw("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, shownValue(value) + unit));
  }
  for (const day of [...new Set(points.map((row) => row[DAY]))].sort().filter((_, index, all) => all.length < 9 || index % Math.ceil(all.length / 8) === 0)) {
    image.append(draw("text", { x: x({ [DAY]: day }), y: HEIGHT - 12, "text-anchor": "middle" }, day.slice(0, 7)));
  }
  [...issuers.values()].map(onePerDay).forEach((line, index) => {
    image.append(draw("polyline", { points: line.map((row) => `${x(row)},${y(row[VALUE])}`).join(" "), style: `stroke: ${colour(index)}` }));
    for (const row of line) {
      const point = draw("circle", { cx: x(row), cy: y(row[VALUE]), r: 4, style: `stroke: ${colour(index)}; fill: ${row[BY_NOTICE] ? "var(--paper)" : colour(index)}` });
      point.append(draw("title", {}, `${row[DAY]} ${row[TEXT]}${row[BY_NOTICE] ? ` ${words.by_notice}` : ""}`));
      image.append(point);
    }
  });
  return image;
}

function shownValue(value) {
  const [scale, word] = Math.abs(value) >= 1e8 ? [1e8, words.hundred_million] : Math.abs(value) >= 1e4 ? [1e4, words.ten_thousand] : [1, ""];
  return Number((value / scale).toPrecision(4)).toLocaleString("zh-CN") + word;
}

function seriesTable(issuers) {
  const heads = ["issuer", "day", "figure", "notice"].map((name) => make("th", { scope: "col", textContent: words.columns[name] }));
  const lines = [...issuers].flatMap(([issuer, points]) => points.map((row) => {
    const day = row[DAY] + (row[BY_NOTICE] ? ` ${words.by_notice}` : "");
    const line = make("tr", { tabIndex: 0, onclick: () => read(row[NOTICE], row[START], row[END], row[ID]) });
    line.append(...[issuer, day, row[TEXT], notices[row[NOTICE]].title].map((text) => make("td", { textContent: text })));
    return line;
  }));
  return make("div", { className: "scroll" }, make("table", { className: "data" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...lines)));
}

const chosen = { series: "" };

function drawSeries(found) {
  const series = seriesOf(found);
  const target = byId("view-series");
  if (!series.size) return target.replaceChildren(make("p", { className: "note", textContent: words.no_series }));
  const weights = new Map([...series].map(([key, issuers]) => [key, weightOf(issuers)]));
  const keys = [...series.keys()].sort((one, other) => weights.get(other) - weights.get(one) || one.localeCompare(other, "zh"));
  if (!series.has(chosen.series)) chosen.series = keys[0];
  const choice = make("select", { onchange: (event) => { chosen.series = event.target.value; drawSeries(found); } });
  choice.append(...keys.map((key) => make("option", { value: key, selected: key === chosen.series, textContent: `${key.replace("\t", "（")}）` })));
  const issuers = series.get(chosen.series);
  const legend = make("ul", { className: "legend" }, ...[...issuers.keys()].map((issuer, index) => make("li", {}, make("span", { style: `background: ${colour(index)}` }), issuer)));
  const label = make("label", {}, words.indicator, choice);
  return target.replaceChildren(make("div", { className: "filters" }, label), legend, chart(issuers, chosen.series.split("\t")[1]), make("p", { className: "note", textContent: words.hollow }), seriesTable(issuers));
}
