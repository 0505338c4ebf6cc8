// Arrows from a part to its whole: of the chosen figure, or of all.
function drawArrows() {
  const canvas = byId("arrows");
  canvas.replaceChildren();
  if (state.tab !== "text") return;
  const ground = canvas.getBoundingClientRect();
  const { figure, notice } = state;
  const near = figure ? [figure, ...(notice.parts.get(figure.id) ?? [])].filter((one) => one.part_of) : [];
  const others = byId("relations").checked ? notice.quantities.filter((one) => one.part_of && !near.includes(one)) : [];
  canvas.append(...others.flatMap((one) => arrow(one, ground, "faint")), ...near.flatMap((one) => arrow(one, ground, "near")));
}

function arrow(part, ground, name) {
  const [from] = marksOf(part.id), [to] = marksOf(part.part_of);
  if (!from || !to) return [];
  const [a, b] = [from, to].map((mark) => mark.getClientRects()[0] ?? mark.getBoundingClientRect());
  const start = [a.left + a.width / 2 - ground.left, a.top - ground.top];
  const isBelow = b.top > a.bottom;
  const end = [b.left + b.width / 2 - ground.left, (isBelow ? b.top : b.top < a.top - 2 ? b.bottom : b.top) - ground.top];
  const lift = end[1] === start[1] || Math.abs(a.top - b.top) < 4 ? 22 : 14;
  const bend = isBelow || Math.abs(a.top - b.top) < 4 ? -lift : lift;
  const path = `M${start} C${start[0]},${start[1] - lift} ${end[0]},${end[1] + bend} ${end}`;
  const tip = bend < 0 ? [[-4, -7], [4, -7]] : [[-4, 7], [4, 7]];
  const points = [end, ...tip.map(([x, y]) => [end[0] + x, end[1] + y])].map((point) => point.join(",")).join(" ");
  return [
    make("path", { svg: true, d: path, class: name, "data-part": part.id, "data-whole": part.part_of }),
    make("polygon", { svg: true, points, class: name }),
  ];
}
