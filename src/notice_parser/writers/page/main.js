// Puts the page together, and answers to the mouse and to links.
function switchTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
}

// What the page drew without scripts: places in the text, filters of the table, views.
function answerClick(event) {
  const button = event.target.closest("[data-span], [data-filter], [data-open]");
  if (!button) return;
  const { span, filter, value, open } = button.dataset;
  if (span) jumpTo(span.split(",").map(Number));
  else if (filter) openFiltered(filter, value);
  else showTab(open);
}

function answerPage() {
  byId("page").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) pickMark(mark);
  });
  byId("page").addEventListener("focusin", (event) => {
    if (event.target.matches("mark") && event.target.dataset.q !== state.figure?.id) pickMark(event.target);
  });
  document.addEventListener("keydown", answerKey);
  document.addEventListener("click", followClick);
  document.addEventListener("click", answerClick);
  window.addEventListener("hashchange", follow);
  window.addEventListener("resize", drawArrows);
}

function answerBar() {
  for (const tab of TABS) byId(`tab-${tab}`).addEventListener("click", () => showTab(tab));
  byId("search").addEventListener("input", searchSoon);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("relations").addEventListener("change", drawArrows);
  byId("theme").addEventListener("click", switchTheme);
  byId("print").addEventListener("click", () => window.print());
}

function start() {
  const chooser = byId("chooser");
  data.notices.forEach((notice, index) => chooser.append(make("option", { value: index }, notice.title)));
  chooser.hidden = data.notices.length < 2;
  chooser.addEventListener("change", () => showNotice(data.notices[Number(chooser.value)]));
  answerPage();
  answerBar();
  if (matchMedia("(max-width: 760px)").matches) byId("outline").open = false;
  const first = document.querySelector("mark[id]");
  if (first) makeCurrent(first);
  showNotice(state.notice);
  showSeries();
  follow();
  document.documentElement.dataset.ready = "true";
}

start();
