// The keyboard: search, walking through the figures, closing, and the views by number.
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function answerKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    if (isTyping) event.target.blur();
    else clearCard();
    return;
  }
  if (isTyping || (event.target.matches('[role="tab"]') && walkTabs(event))) return;
  if (event.key === "/") byId("search").focus();
  else if (STEPS[event.key] && walksFigures(event)) stepFigure(STEPS[event.key]);
  else if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark")) pickMark(event.target);
  else if (TABS[Number(event.key) - 1]) showTab(TABS[Number(event.key) - 1]);
  else return;
  event.preventDefault();
}

// Arrows walk in the text; elsewhere, and in a table that scrolls sideways, they scroll.
function walksFigures(event) {
  if (state.tab !== "text") return false;
  const scrolls = event.target.closest(".grid, .card");
  return !scrolls || event.target.matches("mark, .card-tools button");
}

function walkTabs(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return false;
  const name = TABS[(TABS.indexOf(state.tab) + by + TABS.length) % TABS.length];
  showTab(name);
  byId(`tab-${name}`).focus();
  event.preventDefault();
  return true;
}
