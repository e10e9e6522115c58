// The comments, out of the elements they came in. Names of members are those that the writer of the page gives them:
// i id, r root, p parent, t time in seconds, u author's id, a author's name, x text, l likes, c replies, o place,
// m pictures, h hash tags, v avatar; own, liked, pinned, bot, added are there or not; before: likes of an earlier reading.
const data = { rows: [], tops: [], byId: new Map(), notes: [], conclusion: undefined, damaged: 0 };

function load() {
  for (const chunk of document.querySelectorAll("script.comments")) {
    const note = chunk.dataset.note;
    if (!data.notes.includes(note)) data.notes.push(note);
    for (const row of parsed(chunk.textContent)) {
      row.n = note;
      // A comment that was read again is shown once: its newest version, in the position of the first.
      row.at = data.byId.get(row.i)?.at ?? data.rows.length;
      data.rows[row.at] = row;
      data.byId.set(row.i, row);
    }
    chunk.remove();
  }
  const end = byId("conclusion");
  if (end) {
    data.conclusion = JSON.parse(end.textContent);
    for (const each of data.conclusion.notes) {
      if (!data.notes.includes(each.note)) data.notes.push(each.note);
    }
  }
  join();
}

function parsed(text) {
  const lines = text.split("\n").filter((line) => line !== "");
  try {
    return JSON.parse(`[${lines.join(",")}]`);
  } catch {
    return lines.flatMap(oneOrNone);
  }
}

// The last line of a file that was cut off is cut off too.
function oneOrNone(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    data.damaged++;
    return [];
  }
}

// Puts replies under their comments; one whose comment is not here stands for itself.
function join() {
  for (const row of data.rows) {
    const root = row.r === undefined ? undefined : data.byId.get(row.r);
    if (root && root.r === undefined) (root.kids ??= []).push(row);
    else {
      row.top = true;
      data.tops.push(row);
    }
  }
}

function cutOff() {
  return data.conclusion === undefined;
}

function nameOf(row) {
  return row.a ?? row.u ?? "?";
}
