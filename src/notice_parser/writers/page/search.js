// Search in the notice's own text, and the same words as a filter of the table.
const found = { ranges: [], at: -1, timer: 0 };
const PAUSE = 150, LONG_TEXT = 100_000;

// A long text waits for a pause in typing.
function searchSoon() {
  clearTimeout(found.timer);
  if (sourceOf(state.notice).text.length < LONG_TEXT) search();
  else found.timer = setTimeout(search, PAUSE);
}

function search() {
  clearTimeout(found.timer);
  const wanted = byId("search").value.trim();
  found.ranges = wanted ? matchesOf(state.notice, wanted) : [];
  found.at = -1;
  highlight("match", found.ranges);
  highlight("match-now", []);
  byId("matches").textContent = wanted ? `0/${found.ranges.length}` : "";
  filterRows();
}

function matchesOf(notice, wanted) {
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*"), "gi");
  return Array.from(sourceOf(notice).text.matchAll(pattern), (match) => rangeOf(notice, match.index, match.index + match[0].length, "units"));
}

function step(by) {
  if (!found.ranges.length) return;
  showTab("text");
  found.at = (found.at + by + found.ranges.length) % found.ranges.length;
  if (found.at < 0) found.at = found.ranges.length - 1;
  const range = found.ranges[found.at];
  highlight("match-now", [range]);
  scrollToPlace(range);
  byId("matches").textContent = `${found.at + 1}/${found.ranges.length}`;
}
