// The controls that filter and sort the table.
const LATER = 120;
let waiting;

function makeControls() {
  const places = ranked(data.counted.places).map(([place, n]) => [place, `${brief(place)} (${numbers.format(n)})`]);
  const parts = [
    labelled("search", say("search"), element("input", {
      type: "search", id: "search", placeholder: say("searchHint"), autocomplete: "off", spellcheck: "false", value: wanted.query,
      oninput: (event) => { clearTimeout(waiting); waiting = setTimeout(() => only({ query: event.target.value }, false), LATER); },
    }), "wide"),
    choice("sort", say("sort"), Object.keys(ORDER).map((order) => [order, say(`sorts.${order}`)])),
    data.notes.length > 1 ? choice("note", say("note"), [["", say("anyNote")], ...data.notes.map((note) => [note, note])]) : undefined,
    places.length > 0 ? choice("place", say("place"), [["", say("anyPlace")], ...places]) : undefined,
    day("from", 0),
    day("to", 86399),
    element("div", { class: "checks" }, ...["own", "liked", "pictures", "added", "tops"].filter(isOffered).map(check)),
    element("div", { class: "buttons" },
      element("button", { type: "button", id: "unfold", onclick: () => foldAll(unfolded.size === 0) }),
      element("button", { type: "button", id: "clear", onclick: clear }, say("clear"))),
  ];
  replace(byId("controls"), ...parts);
}

function labelled(id, words, control, kind = "") {
  return element("label", { class: `control ${kind}`, for: id }, element("span", {}, words), control);
}

function choice(name, words, options) {
  const made = element("select", { id: name, onchange: (event) => only({ [name]: event.target.value }, false) },
    ...options.map(([value, shown]) => element("option", { value, dir: "auto" }, shown)));
  made.value = wanted[name];
  return labelled(name, words, made);
}

// Parses a day in the reader's time zone; "to" gives its last second.
function day(name, seconds) {
  return labelled(name, say(name), element("input", {
    type: "date", id: name, value: wanted[name] === undefined ? "" : dayOf(wanted[name]),
    onchange: (event) => {
      const [year, month, date] = event.target.value.split("-").map(Number);
      only({ [name]: event.target.value === "" ? undefined : new Date(year, month - 1, date, 0, 0, seconds).getTime() / 1000 }, false);
    },
  }));
}

function dayOf(seconds) {
  const day = new Date(seconds * 1000);
  return `${`${day.getFullYear()}`.padStart(4, "0")}-${`${day.getMonth() + 1}`.padStart(2, "0")}-${`${day.getDate()}`.padStart(2, "0")}`;
}

function isOffered(name) {
  if (name === "added") return data.conclusion?.since !== undefined;
  return name === "tops" ? data.counted.replies > 0 : data.counted[name] > 0;
}

function check(name) {
  return element("label", { class: "check", for: `only-${name}` },
    element("input", { type: "checkbox", id: `only-${name}`, checked: wanted[name], onchange: (event) => only({ [name]: event.target.checked }, false) }),
    say(`only.${name}`));
}

// Sets this filter, and scrolls to the table if another part of the page set it.
function only(narrower, go = true) {
  Object.assign(wanted, narrower);
  folded.clear();
  const search = byId("search");
  if (narrower.query !== undefined && search.value !== narrower.query) search.value = narrower.query;
  for (const name of ["place", "sort", "note"]) if (narrower[name] !== undefined && byId(name)) byId(name).value = narrower[name];
  for (const name of ["from", "to"]) if (name in narrower) byId(name).value = wanted[name] === undefined ? "" : dayOf(wanted[name]);
  for (const name of ["own", "liked", "pictures", "added", "tops"]) if (byId(`only-${name}`)) byId(`only-${name}`).checked = wanted[name];
  if (narrower.sort) makeTable();
  refresh();
  if (go) byId("comments").scrollIntoView();
}

function clear() {
  unfolded.clear();
  only({ query: "", place: "", note: "", from: undefined, to: undefined, own: false, liked: false, pictures: false, added: false, tops: false }, false);
}

function foldAll(open) {
  unfolded.clear();
  folded.clear();
  if (open) for (const row of data.tops) if (row.kids) unfolded.add(row);
  refresh();
}

// Shows one comment in the table, without the filter if that hides it.
function goTo(row) {
  clear();
  if (!row.top) toggle(data.byId.get(row.r), true);
  refresh();
  focusRow(row);
}
