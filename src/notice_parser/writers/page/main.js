// Puts the page together, and answers to the mouse, the keyboard and links.
const TABS = ["text", "figures", "charts", "findings"];

function showTab(name) {
  state.tab = name;
  for (const tab of TABS) {
    byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    byId(`view-${tab}`).hidden = tab !== name;
  }
  document.querySelector("main").classList.toggle("wide", name !== "text");
  if (name === "figures") showTable();
  if (name === "charts") showCharts();
  if (name === "findings") showFindings();
  drawArrows();
}

function showNotice(notice) {
  state.notice = notice;
  const index = data.notices.indexOf(notice);
  for (const part of document.querySelectorAll(".of-notice")) part.hidden = Number(part.dataset.notice) !== index;
  byId("title").textContent = nameOf(notice);
  byId("chooser").value = index;
  byId("tab-figures").querySelector(".count").textContent = notice.quantities.length;
  byId("tab-findings").querySelector(".count").textContent = notice.findings.length;
  byId("made-by").textContent = fill(words.made_by, notice.parser);
  showFacts(notice);
  showLegend(notice);
  clearCard();
  showTab(state.tab);
  search();
}

function showFacts(notice) {
  const list = (quotes) => quotes.map(quoted).join("、");
  const facts = [
    ["kind", named("notice_kinds", notice.kind)], ["document_number", quoted(notice.document_number)],
    ["issuers", list(notice.issuers)], ["recipients", list(notice.recipients)],
    ["issued_on", notice.issued_on && notice.issued_on.date], ["attachments", list(notice.attachments)],
    ["path", notice.source.path],
  ].filter(([, value]) => value);
  const shown = facts.map(([name, value]) => make("div", { "data-fact": name }, make("dt", {}, fieldNames[name]), make("dd", {}, value)));
  byId("facts").replaceChildren(...shown);
}

// A press on a kind takes its colour away, and gives it back.
function showLegend(notice) {
  const buttons = kindsIn(notice.quantities).map(([kind, count]) => make("button", {
    class: `k-${kind}`, "aria-pressed": "true", "data-kind": kind, onclick: (event) => toggleKind(event.currentTarget, kind),
  }, `${named("kinds", kind)} ${count}`));
  byId("legend").replaceChildren(...buttons);
  for (const mark of document.querySelectorAll("mark.off")) mark.classList.remove("off");
}

function toggleKind(button, kind) {
  const isOn = button.getAttribute("aria-pressed") === "false";
  button.setAttribute("aria-pressed", String(isOn));
  for (const mark of articleOf(state.notice).querySelectorAll(`mark.k-${kind}`)) mark.classList.toggle("off", !isOn);
}

function showFindings() {
  const { notice } = state;
  const items = notice.findings.map((finding, index) => {
    const link = finding.quotes.length ? make("a", { href: `#${notice.prefix}f${index + 1}` }, finding.message) : finding.message;
    const section = sectionText(notice, finding.section);
    const said = [named("severities", finding.severity), finding.code, section].filter(Boolean).join(" · ");
    return make("li", { class: finding.severity }, link, make("div", { class: "count" }, said));
  });
  const content = items.length ? make("ul", { class: "findings" }, ...items) : make("p", { class: "note" }, words.no_findings);
  byId("view-findings").replaceChildren(content);
}

function openFigure(notice, id) {
  const one = notice.figures.get(id);
  if (!one) return;
  select(one);
  showCard(notice, one);
  const mark = byId(`${notice.prefix}${id}`);
  if (mark) makeCurrent(mark);
}

// One mark at a time is a stop of the Tab key; arrow keys lead on from it.
function makeCurrent(mark) {
  for (const other of document.querySelectorAll('mark[tabindex="0"]')) other.tabIndex = -1;
  mark.tabIndex = 0;
}

function follow() {
  const link = readLink(location.hash);
  if (!link) return;
  if (link.notice !== state.notice) showNotice(link.notice);
  const target = byId(link.notice.prefix + link.name);
  showTab("text");
  if (link.name[0] === "q") openFigure(link.notice, link.name);
  if (link.name[0] === "f") showFinding(link.notice, link.notice.findings[Number(link.name.slice(1)) - 1]);
  if (!target) return;
  if (target.tagName === "MARK") target.focus({ preventScroll: true });
  if (target.tagName === "MARK") scrollToPlace(target);
  else showStart(target);
  showCurrent(link.name);
}

// A link of the page is followed at once, also where the address already leads there.
function followClick(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (link.getAttribute("href") !== location.hash) history.pushState(null, "", link.getAttribute("href"));
  follow();
}

function showStart(anchor) {
  anchor.scrollIntoView({ block: "start" });
  flash(anchor.closest(".line"));
}

// The section that is read, marked in the tree and brought into sight there.
function showCurrent(name) {
  for (const link of document.querySelectorAll(".tree a[aria-current]")) link.removeAttribute("aria-current");
  const id = name[0] === "q" ? `s${state.notice.figures.get(name)?.section}` : name;
  const link = document.querySelector(`.tree a[href="#${CSS.escape(state.notice.prefix + id)}"]`) ??
    [...document.querySelectorAll(".tree a")].find((one) => one.getAttribute("href") === `#${state.notice.prefix}${id}`);
  if (!link) return;
  link.setAttribute("aria-current", "true");
  for (let above = link.closest("details"); above && above.id !== "outline"; above = above.parentElement.closest("details")) above.open = true;
  const pane = link.closest(".outline"), box = link.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 3;
}

function pickMark(mark) {
  history.replaceState(null, "", `#${state.notice.prefix}${mark.dataset.q}`);
  openFigure(state.notice, mark.dataset.q);
  showCurrent(mark.dataset.q);
}

function stepFigure(by) {
  const marks = [...articleOf(state.notice).querySelectorAll("mark[id]")];
  if (!marks.length) return;
  const now = marks.findIndex((mark) => state.figure && mark.dataset.q === state.figure.id);
  const mark = marks[now < 0 ? (by > 0 ? 0 : marks.length - 1) : Math.min(marks.length - 1, Math.max(0, now + by))];
  showTab("text");
  mark.focus({ preventScroll: true });
  if (!isInSight(mark)) scrollToPlace(mark);
  pickMark(mark);
}

function answerKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.matches("input, select, textarea");
  if (event.key === "Escape") {
    if (isTyping) event.target.blur();
    else clearCard();
    return;
  }
  if (isTyping) return;
  if (event.key === "/") byId("search").focus();
  else if (event.key === "ArrowRight") stepFigure(1);
  else if (event.key === "ArrowLeft") stepFigure(-1);
  else if (TABS[Number(event.key) - 1]) showTab(TABS[Number(event.key) - 1]);
  else return;
  event.preventDefault();
}

function switchTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
}

function start() {
  const chooser = byId("chooser");
  data.notices.forEach((notice, index) => chooser.append(make("option", { value: index }, nameOf(notice))));
  chooser.hidden = data.notices.length < 2;
  chooser.addEventListener("change", () => showNotice(data.notices[Number(chooser.value)]));
  for (const tab of TABS) byId(`tab-${tab}`).addEventListener("click", () => showTab(tab));
  byId("page").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) pickMark(mark);
  });
  byId("page").addEventListener("focusin", (event) => {
    if (event.target.matches("mark") && event.target.dataset.q !== state.figure?.id) pickMark(event.target);
  });
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("relations").addEventListener("change", drawArrows);
  byId("theme").addEventListener("click", switchTheme);
  byId("print").addEventListener("click", () => window.print());
  document.addEventListener("keydown", answerKey);
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", followClick);
  window.addEventListener("resize", drawArrows);
  window.addEventListener("beforeprint", () => { byId("view-text").hidden = false; showTable(); });
  window.addEventListener("afterprint", () => showTab(state.tab));
  if (matchMedia("(max-width: 760px)").matches) byId("outline").open = false;
  const first = document.querySelector("mark[id]");
  if (first) first.tabIndex = 0;
  showNotice(state.notice);
  follow();
  document.documentElement.dataset.ready = "true";
}

start();
