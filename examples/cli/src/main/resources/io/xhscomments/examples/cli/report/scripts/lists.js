// Figures and lists. An entry that can be used as a filter is a button.
const TOP = 10;

function showFigures(counted) {
  const tops = data.rows.length - counted.replies;
  const figures = { comments: tops, replies: counted.replies, people: counted.people.size, likes: counted.likes };
  for (const name of ["pictures", "own", "liked"]) figures[name] = counted[name];
  if (counted.places.size > 0) figures.places = counted.places.size;
  replace(
    byId("figures"),
    ...Object.entries(figures).map(([name, value]) =>
      element("div", { class: "figure", "data-figure": name }, element("strong", { title: numbers.format(value) }, short(value)), element("span", {}, say(`figure.${name}`))),
    ),
  );
}

function short(value) {
  return value < 1e6 ? numbers.format(value) : new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

function showLists(counted) {
  const tops = data.tops.filter((row) => row.r === undefined);
  const lists = [
    quotes("most-liked", say("mostLiked"), best(data.rows, (row) => row.l ?? 0), (row) => `♥ ${numbers.format(row.l)}`),
    quotes("most-responded", say("mostResponded"), best(tops, responses), (row) => say("unfold", responses(row))),
    quotes("by-author", say("byAuthor"), best(data.rows.filter((row) => row.own), (row) => row.t), timeOf),
    quotes("author-liked", say("authorLiked"), best(data.rows.filter((row) => row.liked), (row) => (row.l ?? 0) + 0.5), (row) => `♥ ${numbers.format(row.l ?? 0)}`),
    tally("places", say("placesList"), counted.places, (place) => only({ place })),
    tally("codes", say("codes"), counted.codes, (code) => only({ query: code })),
    tally("tags", say("tags"), counted.tags, (tag) => only({ query: tag })),
  ];
  const empty = lists.filter((list) => list.items.length === 0).map((list) => list.title);
  replace(
    byId("lists"),
    ...lists.filter((list) => list.items.length > 0).map(listed),
    empty.length > 0 ? element("p", { class: "card quiet", id: "empty-lists" }, say("nothingOf", empty.join(" · "))) : undefined,
  );
}

function responses(row) {
  return Math.max(row.c ?? 0, row.kids?.length ?? 0);
}

function timeOf(row) {
  return isTime(row.t) ? times.format(row.t * 1000) : "?";
}

function best(rows, by) {
  return rows.filter((row) => by(row) > 0).sort((a, b) => by(b) - by(a) || a.at - b.at).slice(0, TOP);
}

function listed({ id, kind, title, items }) {
  return element("section", { class: "card", id, "aria-label": title }, element("h3", {}, title), element("ol", { class: kind }, ...items));
}

function quotes(id, title, rows, note) {
  const items = rows.map((row) =>
    element("li", {},
      element("button", { type: "button", class: "quote", onclick: () => goTo(row) },
        element("span", { class: "said" }, foreign(clipped(row.x, 160))),
        element("span", { class: "quiet" }, foreign(brief(nameOf(row)), { class: "name" }), " · ", note(row)),
      ),
    ),
  );
  return { id, kind: "quotes", title, items };
}

function tally(id, title, map, choose) {
  const all = ranked(map);
  const most = all[0]?.[1];
  const items = all.slice(0, TOP * 2).map(([text, n]) => {
    const bar = element("button", { type: "button", class: "bar", onclick: () => choose(text) }, foreign(brief(text)), element("span", {}, numbers.format(n)));
    bar.style.setProperty("--share", `${(n / most) * 100}%`);
    return element("li", {}, bar);
  });
  if (all.length > items.length) items.push(element("li", { class: "quiet" }, say("moreOf", all.length - items.length)));
  return { id, kind: "tally", title, items };
}
