// What the page knows: the notices, their words, and one of them chosen.
const data = JSON.parse(byId("data").textContent);
const words = data.words.words;
const fieldNames = data.words.fields;

data.notices.forEach((notice, index) => {
  notice.prefix = index ? `n${index + 1}-` : "";
  notice.figures = new Map(notice.quantities.map((one) => [one.id, one]));
  notice.parts = new Map();
  for (const one of notice.quantities) {
    if (one.part_of) notice.parts.set(one.part_of, [...(notice.parts.get(one.part_of) ?? []), one]);
  }
  notice.sectionOf = new Map(notice.sections.map((section) => [section.id, section]));
});

const state = { notice: data.notices[0], figure: null, tab: "text" };

const named = (group, key) => (key === null || key === undefined ? "" : data.words[group][key] ?? key);
const quoted = (quote) => (quote ? quote.text.replace(/\s*[\r\n]\s*/g, "") : "");
const periodText = (period) => (period ? quoted(period) : "");
const periodKey = (period) => (period ? `${period.from ?? ""}/${period.to ?? ""}/${period.from || period.to ? "" : period.text}` : "");

function periodSpan(period) {
  if (!period || (!period.from && !period.to)) return "";
  return period.from === period.to ? period.from : `${period.from ?? "…"} – ${period.to ?? "…"}`;
}

function sectionText(notice, id) {
  const section = notice.sectionOf.get(id);
  return section ? `${section.marker}${section.heading}` : "";
}

function nameOf(notice) {
  return quoted(notice.title) || (notice.source.path ?? "").split("/").pop() || words.no_title;
}

// A link is #q12, #s2.1, #f3, #preamble or #closing; n2- before it means the second notice.
function readLink(hash) {
  const found = /^#(?:n(\d+)-)?(q\d+|s[\d.]+|f\d+|preamble|closing)$/.exec(hash);
  if (!found) return null;
  const notice = data.notices[(found[1] ?? 1) - 1];
  return notice ? { notice, name: found[2] } : null;
}
