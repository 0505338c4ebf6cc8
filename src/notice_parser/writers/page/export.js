// The rows that are shown, for a spreadsheet: copied with tabs, or as a file of CSV.
const EXPORTED = {
  id: (one) => one.id, text: (one) => quoted(one), value: (one) => one.value, value_max: (one) => one.value_max, unit: (one) => one.unit,
  base_value: (one) => one.base_value, base_value_max: (one) => one.base_value_max, base_unit: (one) => one.base_unit,
  kind: (one) => named("kinds", one.kind), modifier: (one) => named("modifiers", one.modifier), measured: (one) => one.indicator?.text ?? quoted(one.measured),
  action: (one) => quoted(one.action), status: (one) => named("statuses", one.status), actor: (one) => quoted(one.actor), scope: (one) => quoted(one.scope),
  period: (one) => quoted(one.period), period_from: (one) => one.period?.from, period_to: (one) => one.period?.to,
  change: (one) => (one.change ? quoted(one.change.quote) : ""), part_of: (one) => one.part_of, part_role: (one) => named("part_roles", one.part_role),
  per: (one) => one.per, doubts: doubtNames, section: sectionName,
};

// A text that begins as a formula would is written after an apostrophe.
function plainCell(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "string" && /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : String(value);
}

function csvCell(value) {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function exported(separator, written) {
  const rows = table.shown.map((one) => Object.values(EXPORTED).map((value) => plainCell(value(one))));
  const lines = [Object.keys(EXPORTED).map((name) => fieldNames[name]), ...rows];
  return lines.map((cells) => cells.map(written).join(separator)).join("\n") + "\n";
}

async function copyRows() {
  const isCopied = await copy(exported("\t", (cell) => cell.replace(/[\t\r\n]+/g, " ")));
  byId("copied").textContent = isCopied ? fill(words.copied, { count: table.shown.length }) : words.not_copied;
}

// A page opened from a file may not use the clipboard in every browser; then the old way.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }
}

function downloadRows() {
  const url = URL.createObjectURL(new Blob(["\ufeff", exported(",", csvCell)], { type: "text/csv" }));
  make("a", { href: url, download: `${state.notice.title.slice(0, 60)}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
