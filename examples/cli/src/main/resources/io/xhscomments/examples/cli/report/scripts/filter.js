// The filter, and the rows that match it. Texts are normalized for the search once, in slices.
const wanted = { query: "", place: "", note: "", from: undefined, to: undefined, own: false, liked: false, pictures: false, added: false, tops: false, sort: "served" };
const unfolded = new Set();
const folded = new Set();
const orders = new Map();

const ORDER = {
  served: (a, b) => a.at - b.at,
  newest: (a, b) => b.t - a.t || a.at - b.at,
  oldest: (a, b) => a.t - b.t || a.at - b.at,
  likes: (a, b) => (b.l ?? -1) - (a.l ?? -1) || a.at - b.at,
  replies: (a, b) => responses(b) - responses(a) || a.at - b.at,
  longest: (a, b) => b.x.length - a.x.length || a.at - b.at,
};

function sorted() {
  if (!orders.has(wanted.sort)) orders.set(wanted.sort, data.tops.slice().sort(ORDER[wanted.sort]));
  return orders.get(wanted.sort);
}

function lowOf(row) {
  return (row.low ??= searched(`${row.x}\n${nameOf(row)}\n${(row.h ?? []).join(" ")}`));
}

function narrowed() {
  return wanted.query !== "" || wanted.place !== "" || wanted.note !== "" || wanted.from !== undefined || wanted.to !== undefined
    || wanted.own || wanted.liked || wanted.pictures || wanted.added;
}

function matches(row) {
  return (wanted.note === "" || row.n === wanted.note)
    && (wanted.place === "" || row.o === wanted.place)
    && (!wanted.own || row.own) && (!wanted.liked || row.liked) && (!wanted.pictures || row.m) && (!wanted.added || row.added)
    && (wanted.from === undefined || row.t >= wanted.from) && (wanted.to === undefined || row.t <= wanted.to)
    && (wanted.low === "" || lowOf(row).includes(wanted.low));
}

// The rows to show, in order. A comment that does not match is shown, dimmed, above its replies that match.
function select() {
  wanted.low = searched(wanted.query.trim());
  const any = narrowed();
  const chosen = { rows: [], tops: 0, replies: 0, dim: new Set(), open: new Set() };
  for (const row of sorted()) {
    const self = !any || matches(row);
    const kids = wanted.tops ? [] : any ? (row.kids ?? []).filter(matches) : row.kids ?? [];
    if (!self && kids.length === 0) continue;
    if (self) chosen.tops++;
    else chosen.dim.add(row);
    chosen.replies += any || wanted.tops ? kids.length : row.kids?.length ?? 0;
    chosen.rows.push(row);
    if (!wanted.tops && isUnfolded(row, any && kids.length > 0)) {
      chosen.open.add(row);
      for (const kid of unfolded.has(row) ? row.kids : kids) chosen.rows.push(kid);
    }
  }
  return chosen;
}

function isUnfolded(row, found) {
  return row.kids !== undefined && (unfolded.has(row) || (found && !folded.has(row)));
}

function toggle(row, open) {
  (open ? unfolded : folded).add(row);
  (open ? folded : unfolded).delete(row);
}

// Searching 50 000 normalized texts is fast; they are normalized in advance, while the browser is idle.
function prepare(from = 0) {
  const end = Math.min(data.rows.length, from + 4000);
  for (let at = from; at < end; at++) lowOf(data.rows[at]);
  if (end < data.rows.length) setTimeout(prepare, 0, end);
}
