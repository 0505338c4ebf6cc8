// Offsets of the notice, in code points, and places in the page's own text.

// Each text node of the notice with the code points and the UTF-16 units before it; made once.
function textIndex(notice) {
  if (notice.index) return notice.index;
  const walker = document.createTreeWalker(articleOf(notice), NodeFilter.SHOW_TEXT);
  notice.index = [];
  let points = 0, units = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    notice.index.push({ node, points, units });
    points += Array.from(node.data).length;
    units += node.data.length;
  }
  notice.indexEnd = { points, units };
  return notice.index;
}

function lastBefore(index, key, offset) {
  let low = 0, high = index.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (index[middle][key] <= offset) low = middle;
    else high = middle - 1;
  }
  return index[low];
}

function boundary(notice, key, offset) {
  const entry = lastBefore(textIndex(notice), key, offset);
  const inside = offset - entry[key];
  const units = key === "units" ? inside : Array.from(entry.node.data).slice(0, inside).join("").length;
  return [entry.node, Math.min(units, entry.node.data.length)];
}

function rangeOf(notice, start, end, key = "points") {
  const range = document.createRange();
  range.setStart(...boundary(notice, key, start));
  const [node, offset] = boundary(notice, key, Math.max(start, end - 1));
  const step = offset < node.data.length && node.data.codePointAt(offset) > 0xffff ? 2 : 1;
  range.setEnd(node, end > start ? Math.min(node.data.length, offset + step) : offset);
  return range;
}

function highlight(name, ranges) {
  if (!window.CSS || !CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

// A range or an element, brought to the upper third of the window: the card may cover the lower half.
function scrollToPlace(place) {
  const box = place.getBoundingClientRect();
  window.scrollTo({ top: window.scrollY + box.top - window.innerHeight / 3 });
}

function isInSight(place) {
  const box = place.getBoundingClientRect();
  return box.top > window.innerHeight / 5 && box.bottom < window.innerHeight / 2;
}

function flash(element) {
  element.classList.remove("flash");
  void element.offsetWidth;
  element.classList.add("flash");
}
