// The card of one figure, or of one finding.
const QUOTES = ["measured", "action", "actor", "scope"];

function jump(said, quote) {
  const go = () => {
    showTab("text");
    const range = rangeOf(state.notice, quote.start, quote.end);
    highlight("match-now", [range]);
    scrollToPlace(range);
  };
  return make("button", { class: "jump", onclick: go }, said);
}

function figureLink(notice, one) {
  return make("a", { href: `#${notice.prefix}${one.id}` }, `${one.id} ${quoted(one)}`);
}

function fieldRows(notice, one) {
  const number = (value) => (value === null ? null : String(value));
  const unitOf = (value, unit) => (value === null ? null : `${value} ${unit ?? ""}`.trim());
  const section = notice.sectionOf.get(one.section);
  return [
    ["id", one.id],
    ["kind", make("span", { class: `kind k-${one.kind}` }, named("kinds", one.kind))],
    ["value", number(one.value)],
    ["value_max", number(one.value_max)],
    ["ratio", one.ratio && one.ratio.join(" : ")],
    ["unit", one.unit],
    ["base_value", unitOf(one.base_value, one.base_unit)],
    ["base_value_max", unitOf(one.base_value_max, one.base_unit)],
    ["modifier", named("modifiers", one.modifier)],
    ...QUOTES.map((name) => [name, one[name] && jump(quoted(one[name]), one[name])]),
    ["status", named("statuses", one.status)],
    ["period", one.period && make("span", {}, jump(periodText(one.period), one.period), ` ${periodSpan(one.period)}`)],
    ["change", one.change && make("span", {}, `${named("directions", one.change.direction)} `, jump(quoted(one.change.quote), one.change.quote))],
    ["basis", one.change && one.change.basis],
    ["from", one.change && one.change.from && jump(quoted(one.change.from), one.change.from)],
    ["part_of", one.part_of && figureLink(notice, notice.figures.get(one.part_of))],
    ["part_role", named("part_roles", one.part_role)],
    ["per", one.per],
    ["section", section && make("a", { href: `#${notice.prefix}s${section.id}` }, `${section.path} ${section.heading}`)],
    ["rule", one.rule],
  ].filter(([, value]) => value);
}

function closeButton() {
  return make("button", { class: "close", "aria-label": words.close, title: words.close, onclick: clearCard }, "×");
}

function showCard(notice, one) {
  const list = make("dl");
  for (const [name, value] of fieldRows(notice, one)) {
    list.append(make("dt", {}, fieldNames[name]), make("dd", { "data-field": name }, value));
  }
  const parts = notice.parts.get(one.id) ?? [];
  const held = parts.length ? [make("h3", {}, words.parts), make("ul", {}, ...parts.map((part) => make("li", {}, figureLink(notice, part))))] : [];
  byId("card").replaceChildren(closeButton(), make("h2", {}, quoted(one)), list, ...held);
  byId("card").scrollTop = 0;
}

function showFinding(notice, finding) {
  const quotes = finding.quotes.map((quote) => make("li", {}, jump(quoted(quote), quote)));
  byId("card").replaceChildren(
    closeButton(), make("h3", {}, `${named("severities", finding.severity)} · ${finding.code}`),
    make("p", {}, finding.message), make("ul", {}, ...quotes),
  );
}

function clearCard() {
  byId("card").replaceChildren(make("p", { class: "hint" }, words.hint));
  select(null);
}

// What the card tells is underlined where the text says it.
function underlineSaid(notice, one) {
  const quotes = one ? [...QUOTES.map((name) => one[name]), one.period, one.change && one.change.quote].filter(Boolean) : [];
  highlight("said", quotes.map((quote) => rangeOf(notice, quote.start, quote.end)));
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

function marksOf(id) {
  return articleOf(state.notice).querySelectorAll(`mark[data-q="${id}"]`);
}
