// The text of a comment: with matches marked, codes highlighted, and long texts folded.
const MOST_SIGNS = 400;
const MOST_LINES = 8;
const MOST_OF_A_NAME = 48;
const PARTS = /(\[[\p{L}\p{N}_]{1,12}\])/u;

function clipped(text, most = MOST_SIGNS) {
  let end = Math.min(text.length, most);
  for (let line = 0, at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    if (++line === MOST_LINES) end = at;
  }
  if (end > 0 && end < text.length && /[\uD800-\uDBFF]/u.test(text[end - 1])) end--;
  return text.slice(0, end);
}

// A name, a place or a topic, on one line.
function brief(text) {
  const shown = clipped(text, MOST_OF_A_NAME);
  return shown.length < text.length ? `${shown}…` : shown;
}

function textOf(row, whole, query) {
  const text = whole ? row.x : clipped(row.x);
  const shown = element("p", { class: "text", dir: "auto" });
  for (const part of text.split(PARTS)) {
    const marks = marked(part, query);
    if (PARTS.test(part)) shown.append(element("span", { class: "code" }, ...marks));
    else shown.append(...marks);
  }
  if (text.length < row.x.length) shown.append("…");
  return shown;
}

// Marks matches only if the normalized text is as long as the text; otherwise the positions differ.
function marked(text, query) {
  const low = query ? searched(text) : "";
  if (!query || low.length !== text.length || !low.includes(query)) return [text];
  const parts = [];
  let from = 0;
  for (let at = low.indexOf(query); at >= 0; at = low.indexOf(query, from)) {
    parts.push(text.slice(from, at), element("mark", {}, text.slice(at, at + query.length)));
    from = at + query.length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== "");
}

// Normalizes a text for the search: lower case, full-width letters narrow.
function searched(text) {
  return text.normalize("NFKC").toLowerCase();
}
