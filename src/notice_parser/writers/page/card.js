// The card: what a reader needs to know of a figure, or of a finding.
const QUOTES = ["measured", "action", "actor", "scope"];
const LONGEST_SENTENCE = 220;

function jumpTo(place) {
  const notice = state.notice;
  showTab("text");
  const range = rangeOf(notice, place[0], Math.max(place[1], place[0] + 1));
  highlight("match-now", place[0] < place[1] ? [range] : []);
  scrollToPlace(range);
}

function jump(said, quote) {
  return make("button", { type: "button", class: "jump", onclick: () => jumpTo(placeOf(quote)) }, said);
}

function figureLink(one) {
  const name = nameOfFigure(one);
  return make("a", { href: `#${state.notice.prefix}${one.id}` }, `${name}${name ? " " : ""}${amountOf(one)}`);
}

function chip(group, key) {
  return make("span", { class: `chip ${key}` }, named(group, key));
}

function whenRow(period) {
  const days = periodSpan(period), said = quoted(period);
  const notes = [days && days !== said ? days : "", period.inherited ? words.inherited : ""].filter(Boolean);
  return make("span", {}, jump(said, period), notes.length ? make("small", {}, ` ${notes.join(" · ")}`) : null);
}

function changeRow(one) {
  const { change } = one;
  const from = change.from ? [` ${fieldNames.from}${words.colon}`, jump(quoted(change.from), change.from)] : [];
  return make("span", {}, chip("directions", change.direction), " ", jump(quoted(change.quote), change.quote), ...from);
}

function shareOf(part, whole) {
  const isComparable = whole.base_value && part.base_unit === whole.base_unit && part.base_value !== undefined;
  const share = isComparable ? (100 * part.base_value) / whole.base_value : NaN;
  return share >= 0 && share <= 100 && !["share", "rate"].includes(part.part_role) ? `${Math.round(share * 10) / 10}%` : "";
}

function wholeRow(one) {
  const whole = state.notice.figures.get(one.part_of);
  if (!whole) return null;
  const share = shareOf(one, whole);
  return make("span", {}, figureLink(whole), share && make("small", {}, ` ${fill(words.of_whole, { share })}${words.computed}`));
}

function readerRows(one) {
  const notice = state.notice, section = notice.sectionOf.get(one.section);
  const action = [one.action && jump(quoted(one.action), one.action), one.status && chip("statuses", one.status)].filter(Boolean);
  const indicator = one.indicator?.text;
  return [
    ["indicator", indicator && indicator !== quoted(one.measured) && indicator],
    ["measured", one.measured && jump(quoted(one.measured), one.measured)],
    ["action", action.length && make("span", {}, ...action.flatMap((part, index) => (index ? [" ", part] : [part])))],
    ["actor", one.actor && jump(quoted(one.actor), one.actor)],
    ["scope", one.scope && jump(quoted(one.scope), one.scope)],
    ["period", one.period && whenRow(one.period)],
    ["change", one.change && changeRow(one)],
    ["per", one.per],
    ["part_of", one.part_of && wholeRow(one)],
    ["section", section && make("a", { href: `#${notice.prefix}s${section.id}` }, section.name)],
  ].filter(([, value]) => value);
}

const plainNumber = (value) => (value === undefined ? undefined : String(value));

function technicalRows(one) {
  const based = (value) => value !== undefined && `${value} ${one.base_unit ?? ""}`.trim();
  return [
    ["id", one.id], ["kind", named("kinds", one.kind)], ["value", plainNumber(one.value)], ["value_max", plainNumber(one.value_max)],
    ["ratio", one.ratio && one.ratio.join(" : ")], ["unit", one.unit], ["base_value", based(one.base_value)],
    ["base_value_max", based(one.base_value_max)], ["modifier", named("modifiers", one.modifier)],
    ["basis", one.change?.basis], ["part_role", named("part_roles", one.part_role)], ["rule", one.rule],
    ["span", one.at.join("–")],
  ].filter(([, value]) => value);
}

// What else a field in doubt could be: words of the text, a status, a whole, or nothing.
function otherReading({ field, quote, value }) {
  if (!quote && !value) return words.or_nothing;
  const whole = field === "part_of" && state.notice.figures.get(value);
  const said = quote ? jump(quoted(quote), quote) : whole ? figureLink(whole) : named("statuses", value);
  return make("span", {}, `${words.or_else} `, said);
}

function doubtMark(one, field) {
  const other = one.alternatives?.find((each) => each.field === field);
  const mark = make("span", { class: "chip doubt", title: words.doubt_hint }, words.in_doubt);
  return make("small", { class: "doubt-of", "data-doubt": field }, mark, other && " ", other && otherReading(other));
}

// The row of the action states the status too.
const FIELDS_OF_ROW = { action: ["action", "status"] };

function definitions(rows, one) {
  const list = make("dl"), doubts = one?.doubts ?? [];
  for (const [name, value] of rows) {
    const marks = (FIELDS_OF_ROW[name] ?? [name]).filter((field) => doubts.includes(field)).map((field) => doubtMark(one, field));
    list.append(make("dt", {}, fieldNames[name]), make("dd", { "data-field": name }, value, ...marks.flatMap((mark) => [" ", mark])));
  }
  return list;
}

// The sentence around a figure, or the row of a table, with the figure marked.
function sentenceOf(notice, one) {
  const cell = marksOf(one.id)[0]?.closest("tr");
  if (cell) return make("blockquote", {}, [...cell.cells].map((each) => each.textContent.trim()).join(" | "));
  const { text, points } = sourceOf(notice);
  const units = points ? one.at.map((offset) => points.slice(0, offset).join("").length) : one.at;
  const isEnd = (offset) => "。！？\n\r\u2028\u2029".includes(text[offset]);
  let [start, end] = units;
  while (start > 0 && units[0] - start < LONGEST_SENTENCE && !isEnd(start - 1)) start -= 1;
  while (end < text.length && end - units[1] < LONGEST_SENTENCE && !isEnd(end)) end += 1;
  if (text[end] === "。") end += 1;
  const before = `${start > 0 && !isEnd(start - 1) ? "…" : ""}${text.slice(start, units[0]).trimStart()}`;
  const after = `${text.slice(units[1], end).trimEnd()}${end < text.length && !isEnd(end - 1) && !isEnd(end) ? "…" : ""}`;
  return make("blockquote", {}, before, make("strong", {}, text.slice(...units)), after);
}

// Fields in doubt that the figure leaves open: the text may yet say them.
function openRows(one, rows) {
  const shown = new Set(rows.flatMap(([name]) => FIELDS_OF_ROW[name] ?? [name]));
  return (one.doubts ?? []).filter((name) => !shown.has(name)).map((name) => [name, make("span", { class: "left-open" }, words.not_stated)]);
}

function doubtNote(one) {
  return one.doubts?.length ? [make("p", { class: "note doubt-note" }, words.doubt_hint)] : [];
}

function cardHead(title) {
  const step = (by, said, sign) => make("button", { type: "button", title: said, "aria-label": said, onclick: () => stepFigure(by) }, sign);
  return make("div", { class: "card-head" }, make("h2", {}, title), make("div", { class: "card-tools" },
    step(-1, words.previous_figure, "↑"), step(1, words.next_figure, "↓"),
    make("button", { type: "button", class: "close", "aria-label": words.close, title: words.close, onclick: clearCard }, "×")));
}

function showCard(notice, one) {
  const rows = readerRows(one), parts = notice.parts.get(one.id) ?? [];
  const partItem = (part) => make("li", {}, figureLink(part), " ", part.status ? chip("statuses", part.status) : null,
    shareOf(part, one) && make("small", {}, ` ${shareOf(part, one)}`));
  const held = parts.length ? [make("h3", {}, words.held_parts), make("ul", {}, ...parts.map(partItem))] : [];
  byId("card").replaceChildren(
    cardHead(amountOf(one)), definitions([...rows, ...openRows(one, rows)], one), ...doubtNote(one), ...held,
    make("h3", {}, words.sentence), sentenceOf(notice, one),
    make("details", { class: "internals" }, make("summary", {}, words.internals), definitions(technicalRows(one))),
  );
  byId("card").scrollTop = 0;
}

function showFinding(notice, finding) {
  const quotes = (finding.quotes ?? []).map((quote) => make("li", {}, jump(quoted(quote), quote)));
  const head = cardHead(named("severities", finding.severity));
  byId("card").replaceChildren(head, make("p", {}, finding.message), make("ul", {}, ...quotes));
}

function clearCard() {
  byId("card").replaceChildren(make("p", { class: "hint" }, words.hint));
  select(null);
}

// What the card says is underlined where the text says it.
function underlineSaid(notice, one) {
  const quotes = one ? [...QUOTES.map((name) => one[name]), one.period, one.change?.quote].filter(Boolean) : [];
  highlight("said", quotes.map((quote) => rangeOf(notice, ...placeOf(quote))));
}

function select(one) {
  for (const mark of document.querySelectorAll("mark.selected, mark.related")) mark.classList.remove("selected", "related");
  state.figure = one;
  underlineSaid(state.notice, one);
  if (one) {
    for (const mark of marksOf(one.id)) mark.classList.add("selected");
    const family = [one.part_of, ...(state.notice.parts.get(one.id) ?? []).map((part) => part.id)];
    for (const id of family) if (id) for (const mark of marksOf(id)) mark.classList.add("related");
  }
  drawArrows();
  markRow();
}

// The marks of each figure of a notice, in text order; gathered once.
function marksIn(notice) {
  if (!notice.marks) {
    notice.marks = new Map();
    for (const mark of articleOf(notice).getElementsByTagName("mark")) {
      const held = notice.marks.get(mark.dataset.q);
      if (held) held.push(mark);
      else notice.marks.set(mark.dataset.q, [mark]);
    }
  }
  return notice.marks;
}

function marksOf(id) {
  return marksIn(state.notice).get(id) ?? [];
}
