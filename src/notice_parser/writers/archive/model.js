// What the page holds: notices, rows of figures, and the state that filters and search put it in.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const notices = data.notices;
const rows = data.rows;
// A row: [notice, id, start, end, section, name, action, who, text, value, unit, kind, status, period, day, ofNotice]
const NOTICE = 0, ID = 1, START = 2, END = 3, SECTION = 4, NAME = 5, ACTION = 6, WHO = 7, TEXT = 8, VALUE = 9, UNIT = 10, STATUS = 12, PERIOD = 13, DAY = 14, BY_NOTICE = 15;
const state = { terms: [], kind: "", issuer: "", year: "", status: "", indicator: "" };
const byId = (id) => document.getElementById(id);

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

// The words of a notice and of a row that the search looks at, in lower case, each made once.
const noticeWords = notices.map((notice) => `${notice.title} ${notice.issuer} ${notice.text}`.toLowerCase());
const rowWords = new Array(rows.length);

function wordsOfRow(index) {
  if (rowWords[index] === undefined) {
    const row = rows[index];
    const notice = notices[row[NOTICE]];
    const near = notice.text.slice(Math.max(0, row[START] - 40), row[END] + 40);
    rowWords[index] = [notice.title, notice.issuer, row[SECTION], row[NAME], row[ACTION], row[WHO], row[TEXT], row[PERIOD], near].join(" ").toLowerCase();
  }
  return rowWords[index];
}

function fits(notice) {
  return (!state.kind || notice.kind === state.kind) && (!state.issuer || notice.issuer === state.issuer) && (!state.year || notice.year === state.year);
}

function hasTerms(text) {
  return state.terms.every((term) => text.includes(term));
}

function isOnlyOfNotices() {
  return !state.status && !state.indicator;
}

function chosenRows() {
  const fitting = notices.map(fits);
  return rows.filter((row, index) => fitting[row[NOTICE]] && (!state.status || row[STATUS] === state.status)
    && (!state.indicator || row[NAME].includes(state.indicator)) && (!state.terms.length || hasTerms(wordsOfRow(index))));
}

function chosenNotices() {
  let found = notices.filter((notice) => fits(notice) && hasTerms(noticeWords[notice.index]));
  if (!isOnlyOfNotices()) {
    const holding = new Set(chosenRows().map((row) => row[NOTICE]));
    found = found.filter((notice) => holding.has(notice.index));
  }
  return found;
}
