// What the page knows: the notices, its words, and what is chosen.
const data = JSON.parse(byId("data").textContent);
const words = data.words.words;
const fieldNames = data.words.fields;
const isChinese = words.language.startsWith("zh");

data.notices.forEach((notice, index) => {
  notice.prefix = index ? `n${index + 1}-` : "";
  notice.quantities ??= [];
  notice.findings ??= [];
  notice.figures = new Map(notice.quantities.map((one) => [one.id, one]));
  notice.parts = new Map();
  for (const one of notice.quantities) {
    if (one.part_of) notice.parts.set(one.part_of, [...(notice.parts.get(one.part_of) ?? []), one]);
  }
  notice.sectionOf = new Map(notice.sections.map((section) => [section.id, section]));
});

const state = { notice: data.notices[0], figure: null, tab: "overview" };

const named = (group, key) => (key === null || key === undefined ? "" : data.words[group][key] ?? key);

function panelOf(view, notice) {
  return document.querySelector(`#${view} .of-notice[data-notice="${data.notices.indexOf(notice)}"]`);
}

function articleOf(notice) {
  return (notice.article ??= panelOf("page", notice).querySelector("article"));
}

// The source text; offsets are code points, which differ from those of a string where it holds characters beyond 16 bits.
function sourceOf(notice) {
  if (!notice.source) {
    const text = articleOf(notice).textContent;
    notice.source = { text, points: /[\ud800-\udfff]/.test(text) ? Array.from(text) : null };
  }
  return notice.source;
}

function sliceOf(notice, [start, end]) {
  const { text, points } = sourceOf(notice);
  return points ? points.slice(start, end).join("") : text.slice(start, end);
}

const placeOf = (quote) => (Array.isArray(quote) ? quote : quote.at);

// The words of a quote on one line.
function quoted(quote, notice = state.notice) {
  return quote ? sliceOf(notice, placeOf(quote)).trim().replace(/\s*[\r\n\u2028\u2029]\s*/g, "").replace(/\t/g, " ") : "";
}

// The words of a figure, with its unit where that stands elsewhere, as in the head of a table.
function amountOf(one, notice = state.notice) {
  const said = quoted(one, notice);
  return one.unit && !said.includes(one.unit) && /\d$/.test(said) ? `${said}${one.unit}` : said;
}

function nameOfFigure(one, notice = state.notice) {
  return one.indicator?.text ?? (quoted(one.measured, notice) || quoted(one.action, notice));
}

const periodKey = (period) => (period ? `${period.from ?? ""}/${period.to ?? ""}/${period.from || period.to ? "" : quoted(period)}` : "");

function shownDate(iso) {
  const [year, month, day] = iso.split("-");
  return words.date.replace("{year}", year).replace("{month}", Number(month)).replace("{day}", Number(day)).replace("{iso}", iso);
}

// The days of a period, as the language says them; "" where they are not known.
function periodSpan(period) {
  if (!period || (!period.from && !period.to)) return "";
  const [from, to] = [period.from, period.to].map((day) => (day ? shownDate(day) : ""));
  if (from === to) return from;
  if (!to) return isChinese ? `${from}起` : `since ${from}`;
  if (!from) return isChinese ? `截至${to}` : `until ${to}`;
  return isChinese ? `${from}至${to}` : `${from} – ${to}`;
}

// A link is #q12, #s2.1, #f3, #preamble or #closing; n2- before it means the second notice.
function readLink(hash) {
  const found = /^#(?:n(\d+)-)?(q\d+|s[\d.]+|f\d+|preamble|closing)$/.exec(hash);
  if (!found) return null;
  const notice = data.notices[(found[1] ?? 1) - 1];
  return notice ? { notice, name: found[2] } : null;
}
