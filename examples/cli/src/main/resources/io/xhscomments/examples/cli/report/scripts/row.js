// One row of the table.
const wholeTexts = new Set();

function rowElement(row, number, dim, current) {
  const reply = !row.top;
  const open = !reply && row.kids !== undefined && isOpen(row);
  const made = element("div", {
    role: "row", class: `row${reply ? " reply" : ""}${dim ? " dim" : ""}${row.own ? " own" : ""}`, tabindex: current ? "0" : "-1",
    "aria-rowindex": number + 2, "aria-level": reply ? 2 : 1, "aria-expanded": row.kids ? String(open) : undefined, "data-id": row.i,
  });
  made.append(
    element("div", { role: "gridcell", class: "said" }, head(row), textOf(row, wholeTexts.has(row), wanted.low), foot(row, open)),
    numberCell("likes", row.l, row.lt, row.before === undefined ? undefined : say("likesWere", row.before)),
    numberCell("replies", row.top ? row.c ?? (row.ct === undefined ? row.kids?.length : undefined) : undefined, row.ct),
    element("div", { role: "gridcell", class: "place" }, row.o === undefined ? "" : foreign(brief(row.o))),
    element("div", { role: "gridcell", class: "time" }, element("time", { datetime: isTime(row.t) ? new Date(row.t * 1000).toISOString() : undefined }, timeOf(row))),
  );
  return made;
}

// A text in place of a number, such as a rounded count, is shown as served.
function numberCell(name, value, text, was) {
  const cell = element("div", { role: "gridcell", class: `number ${name}`, "data-of": say(`column.${name}`) }, value !== undefined ? numbers.format(value) : text !== undefined ? foreign(brief(text)) : "");
  if (was) cell.append(element("small", {}, was));
  return cell;
}

function head(row) {
  const made = element("div", { class: "who" });
  if (showsImages() && isHttps(row.v)) made.append(picture(row.v, "avatar"));
  made.append(foreign(brief(nameOf(row)), { class: "name" }));
  const responded = row.p !== undefined && row.p !== row.r ? data.byId.get(row.p) : undefined;
  if (responded) made.append(element("span", { class: "quiet" }, ...around(WORDS[language].replyTo, brief(nameOf(responded)))));
  for (const badge of ["own", "liked", "pinned", "added", "bot"]) {
    if (row[badge]) made.append(element("span", { class: `badge ${badge}` }, say(`badge.${badge}`)));
  }
  if (row.top && row.r !== undefined) made.append(element("span", { class: "quiet" }, say("orphan")));
  return made;
}

function foot(row, open) {
  const parts = [];
  if (row.x.length > clipped(row.x).length) {
    const whole = wholeTexts.has(row);
    const words = whole ? say("less") : `${say("more")} · ${say("signs", row.x.length)}`;
    parts.push(element("button", { type: "button", class: "more", tabindex: "-1", onclick: () => readOn(row) }, words));
  }
  (row.m ?? []).forEach((address, at) => {
    const web = webAddress(address);
    const name = say("picture", at + 1);
    if (web && showsImages() && isHttps(web)) parts.push(link(web, picture(web, "thumb", name)));
    else parts.push(web ? link(web, name) : element("span", { class: "quiet" }, name));
  });
  if (row.kids && !wanted.tops) {
    const words = open ? say("fold") : say("unfold", row.kids.length);
    parts.push(element("button", { type: "button", class: "fold", tabindex: "-1", "aria-label": words, onclick: () => fold(row) }, words));
  }
  return parts.length === 0 ? "" : element("div", { class: "foot" }, ...parts);
}

function showsImages() {
  return document.documentElement.dataset.images !== undefined;
}

function isHttps(address) {
  return webAddress(address)?.startsWith("https:");
}

function picture(address, kind, words = "") {
  return element("img", { src: webAddress(address), alt: words, class: kind, loading: "lazy", referrerpolicy: "no-referrer" });
}

function readOn(row) {
  wholeTexts.has(row) ? wholeTexts.delete(row) : wholeTexts.add(row);
  redraw();
}
