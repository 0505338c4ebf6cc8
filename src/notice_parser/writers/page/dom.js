// Elements made of plain text only: nothing here ever reads a string as HTML.
const byId = (id) => document.getElementById(id);
const SVG = byId("arrows").namespaceURI;

function make(tag, options = {}, ...children) {
  const { svg, ...attributes } = options;
  const element = svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function fill(said, values) {
  return said.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
