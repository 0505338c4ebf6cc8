// The views of a notice, and what is chosen in them.
const TABS = ["overview", "text", "figures", "findings"];
const isNarrow = () => matchMedia("(max-width: 1150px)").matches;

function showTab(name) {
  const isOther = state.tab !== name;
  state.tab = name;
  for (const tab of TABS) {
    byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    byId(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
    byId(`view-${tab}`).hidden = tab !== name;
  }
  document.querySelector("main").classList.toggle("wide", name !== "text");
  if (name === "figures") showTable();
  if (isOther && isNarrow() && state.figure) clearCard();
  else drawArrows();
  if (isOther) keepBarInSight();
}

// A view begins below the bar: who has scrolled far down in another one does not land in the middle.
function keepBarInSight() {
  const top = byId("main").getBoundingClientRect().top + window.scrollY - document.querySelector(".bar").offsetHeight;
  if (window.scrollY > top) window.scrollTo({ top });
}

function showNotice(notice) {
  state.notice = notice;
  const index = data.notices.indexOf(notice);
  for (const part of document.querySelectorAll(".of-notice")) part.hidden = Number(part.dataset.notice) !== index;
  byId("title").textContent = notice.title;
  byId("chooser").value = index;
  byId("tab-figures").querySelector(".count").textContent = notice.quantities.length;
  byId("tab-findings").querySelector(".count").textContent = notice.findings.length;
  byId("made-by").textContent = fill(words.made_by, notice.parser);
  showLegend(notice);
  clearCard();
  showTab(state.tab);
  search();
}

function kindsIn(quantities) {
  const counts = new Map();
  for (const one of quantities) counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

// A press on a kind takes its colour away, and gives it back.
function showLegend(notice) {
  const buttons = kindsIn(notice.quantities).map(([kind, count]) => make("button", {
    type: "button", class: `k-${kind}`, "aria-pressed": "true", "data-kind": kind, onclick: (event) => toggleKind(event.currentTarget, kind),
  }, `${named("kinds", kind)} ${count}`));
  byId("legend").replaceChildren(...buttons);
  for (const mark of document.querySelectorAll("mark.off")) mark.classList.remove("off");
}

function toggleKind(button, kind) {
  const isOn = button.getAttribute("aria-pressed") === "false";
  button.setAttribute("aria-pressed", String(isOn));
  for (const mark of articleOf(state.notice).querySelectorAll(`mark.k-${kind}`)) mark.classList.toggle("off", !isOn);
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
let currentMark = null;
function makeCurrent(mark) {
  if (currentMark) currentMark.tabIndex = -1;
  currentMark = mark;
  mark.tabIndex = 0;
}

function follow() {
  const link = readLink(location.hash);
  if (!link) return;
  if (link.notice !== state.notice) showNotice(link.notice);
  const target = byId(link.notice.prefix + link.name);
  showTab("text");
  if (link.name[0] === "q") openFigure(link.notice, link.name);
  const finding = link.name[0] === "f" && link.notice.findings[Number(link.name.slice(1)) - 1];
  if (finding) showFinding(link.notice, finding);
  if (!target) return;
  if (target.tagName === "MARK") {
    target.focus({ preventScroll: true });
    scrollToPlace(target);
  } else showStart(target);
  showCurrent(link.name);
}

// A link of the page is followed at once, also where the address already leads there.
function followClick(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || link.classList.contains("skip") || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (link.getAttribute("href") !== location.hash) history.pushState(null, "", link.getAttribute("href"));
  follow();
}

function showStart(anchor) {
  anchor.scrollIntoView({ block: "start" });
  flash(anchor.closest(".line, tr"));
}

// The section that is read, marked in the tree and brought into sight there.
function showCurrent(name) {
  for (const link of document.querySelectorAll(".tree a[aria-current]")) link.removeAttribute("aria-current");
  const id = name[0] === "q" ? `s${state.notice.figures.get(name)?.section}` : name;
  const links = panelOf("outline", state.notice).querySelectorAll("a");
  const link = [...links].find((one) => one.getAttribute("href") === `#${state.notice.prefix}${id}`);
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
  const ids = [...marksIn(state.notice).keys()];
  if (!ids.length) return;
  const now = state.figure ? ids.indexOf(state.figure.id) : -1;
  const id = ids[now < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, now + by))];
  showTab("text");
  const [mark] = marksOf(id);
  mark.focus({ preventScroll: true });
  if (!isInSight(mark)) scrollToPlace(mark);
  pickMark(mark);
}
