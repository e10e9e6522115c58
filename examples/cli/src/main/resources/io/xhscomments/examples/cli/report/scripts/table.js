// A virtual table: it draws the visible rows and a few around them; padding stands for the others. Rows are as high as
// their texts: they are measured when they are drawn, and drawing keeps the first visible row in its position.
const MOST_ROWS = 100000;
const AROUND = 8;
const view = { chosen: undefined, rows: [], heights: undefined, from: 0, to: 0, current: undefined, body: undefined, printing: false };

function makeTable() {
  const head = element("div", { role: "row", class: "row head", "aria-rowindex": "1" });
  const orderOf = { likes: "likes", replies: "replies", time: "newest" };
  for (const column of ["text", "likes", "replies", "place", "time"]) {
    const order = orderOf[column];
    const words = say(`column.${column}`);
    const sort = order === undefined ? undefined : wanted.sort === order ? "descending" : column === "time" && wanted.sort === "oldest" ? "ascending" : "none";
    head.append(element("div", { role: "columnheader", class: column, "aria-sort": sort },
      order ? element("button", { type: "button", onclick: () => only({ sort: turned(column, order) }, false) }, words) : words));
  }
  view.body = element("div", { role: "rowgroup", class: "body" });
  const grid = element("div", { role: "treegrid", class: data.counted.places.size > 0 ? "grid" : "grid placeless", "aria-labelledby": "comments-title", "aria-describedby": "keys" },
    element("div", { role: "rowgroup" }, head), view.body);
  replace(byId("table"), grid, element("p", { id: "keys", class: "quiet keys" }, say("keys")));
  listenToKeys(view.body);
  view.body.addEventListener("focusin", (event) => setCurrent(event.target.closest(".row")?.dataset.id));
}

function turned(column, order) {
  if (wanted.sort !== order) return order;
  return column === "time" ? "oldest" : "served";
}

// Applies the filter again, and draws the rows.
function refresh() {
  view.chosen = select();
  view.rows = view.chosen.rows.slice(0, MOST_ROWS);
  view.heights = new Heights(view.rows.map(guess));
  view.current = view.rows.find((row) => row.i === view.current?.i) ?? view.rows[0];
  const grid = view.body.parentElement;
  grid.setAttribute("aria-rowcount", view.rows.length + 1);
  const words = [say("shown", view.chosen.tops, view.chosen.replies, data.rows.length)];
  if (view.chosen.rows.length > MOST_ROWS) words.push(say("limited", MOST_ROWS));
  byId("unfold").textContent = say(unfolded.size === 0 ? "unfoldAll" : "foldAll");
  byId("shown").textContent = view.rows.length === 0 ? say("nothing") : words.join(" · ");
  redraw();
}

function guess(row) {
  return (row.high ??= 64 + 22 * Math.floor(Math.min(row.x.length, MOST_SIGNS) / (innerWidth < 700 ? 22 : 60)));
}

// Draws the visible rows.
function redraw() {
  view.from = view.to = 0;
  view.body.replaceChildren();
  draw();
}

function isOpen(row) {
  return view.chosen.open.has(row);
}

function draw() {
  if (view.printing) return;
  for (let pass = 0; pass < 4; pass++) {
    const top = -view.body.getBoundingClientRect().top;
    const from = Math.max(0, view.heights.at(Math.max(0, top)) - AROUND);
    const to = Math.min(view.rows.length, view.heights.at(Math.max(0, top + innerHeight)) + AROUND + 1);
    if (!put(from, to, top)) return;
  }
}

// Puts these rows into the document, measures them, and keeps the first visible one in its position.
function put(from, to, top) {
  const had = document.activeElement?.closest?.(".body .row")?.dataset.id;
  const kept = new Map(Array.from(view.body.children, (child) => [child.dataset.id, child]));
  const made = view.rows.slice(from, to).map((row, at) =>
    kept.get(row.i) ?? rowElement(row, from + at, view.chosen.dim.has(row), row === view.current));
  const same = from === view.from && to === view.to;
  if (!same || made.length !== view.body.children.length) view.body.replaceChildren(...made);
  view.from = from;
  view.to = to;
  const eye = view.heights.at(Math.max(0, top));
  const before = view.heights.top(eye);
  let changed = false;
  made.forEach((child, at) => {
    view.rows[from + at].high = child.offsetHeight;
    changed = view.heights.set(from + at, child.offsetHeight) || changed;
  });
  view.body.style.paddingTop = `${view.heights.top(from)}px`;
  view.body.style.paddingBottom = `${view.heights.top(view.rows.length) - view.heights.top(to)}px`;
  if (top > 0) {
    const moved = view.heights.top(eye) - before;
    if (Math.abs(moved) >= 1) scrollBy(0, moved);
  }
  if (had && document.activeElement === document.body) made.find((child) => child.dataset.id === had)?.focus({ preventScroll: true });
  return changed;
}

function setCurrent(id) {
  const row = id && view.rows.find((each) => each.i === id);
  if (!row || row === view.current) return;
  view.current = row;
  for (const child of view.body.children) child.tabIndex = child.dataset.id === id ? 0 : -1;
}

function fold(row) {
  toggle(row, !isOpen(row));
  const focus = view.body.contains(document.activeElement);
  view.current = row;
  refresh();
  if (focus) focusRow(row);
}

// Scrolls to a row, and focuses it.
function focusRow(row) {
  const at = view.rows.indexOf(row);
  if (at < 0) return;
  view.current = row;
  const place = () => view.body.getBoundingClientRect().top + scrollY + view.heights.top(at);
  const seen = place() - scrollY;
  if (seen < 140 || seen + view.heights.each[at] > innerHeight - 40) {
    scrollTo({ top: Math.max(0, place() - innerHeight / 3), behavior: "instant" });
    draw();
  }
  const child = Array.from(view.body.children).find((each) => each.dataset.id === row.i);
  for (const other of view.body.children) other.tabIndex = other === child ? 0 : -1;
  child?.focus({ preventScroll: true });
}
