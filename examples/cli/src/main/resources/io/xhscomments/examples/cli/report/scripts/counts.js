// Counts everything in one pass.
const CODE = /\[([\p{L}\p{N}_]{1,12})\]/gu;
// Topics in a text; their brackets do not contain an emoji code.
const TOPIC = /#([^#\[\]\s]{1,60})\[(?:话题|搜索高亮)\]#/gu;
const LIKES = [0, 1, 2, 5, 10, 20, 50, 100, 500, 1000];
const REPLIES = [0, 1, 2, 3, 5, 10, 20, 50, 100];

function count() {
  const counted = {
    people: new Set(), likes: 0, pictures: 0, own: 0, liked: 0, added: 0, changed: 0, replies: 0,
    places: new Map(), codes: new Map(), tags: new Map(), hours: new Array(24).fill(0),
    byLikes: new Array(LIKES.length).fill(0), byReplies: new Array(REPLIES.length).fill(0), first: Infinity, last: -Infinity,
  };
  for (const row of data.rows) {
    if (row.u !== undefined) counted.people.add(row.u);
    counted.likes += row.l ?? 0;
    if (row.m) counted.pictures++;
    if (row.own) counted.own++;
    if (row.liked) counted.liked++;
    if (row.added) counted.added++;
    if (row.before !== undefined) counted.changed++;
    if (row.r !== undefined) counted.replies++;
    if (row.l !== undefined) counted.byLikes[bucket(LIKES, row.l)]++;
    if (row.r === undefined && row.c !== undefined) counted.byReplies[bucket(REPLIES, row.c)]++;
    if (row.o !== undefined) more(counted.places, row.o);
    for (const code of codesOf(row)) more(counted.codes, code);
    for (const tag of tagsOf(row)) more(counted.tags, tag);
    if (!isTime(row.t)) continue;
    counted.hours[new Date(row.t * 1000).getHours()]++;
    counted.first = Math.min(counted.first, row.t);
    counted.last = Math.max(counted.last, row.t);
  }
  return counted;
}

// Codes such as [doge], each as often as it occurs.
function codesOf(row) {
  return row.x.includes("[") ? Array.from(row.x.replace(TOPIC, "").matchAll(CODE), (found) => found[0]) : [];
}

// Topics, each once per comment, from the service's list and from the text.
function tagsOf(row) {
  const written = row.x.includes("#") ? Array.from(row.x.matchAll(TOPIC), (found) => found[1]) : [];
  return new Set([...(row.h ?? []), ...written]);
}

function more(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

// Whether a calendar can show the time: the year is at most 9999.
function isTime(seconds) {
  return seconds >= 0 && seconds < 253402300800;
}

// The index of the last bound that is not above the value, or 0.
function bucket(bounds, value) {
  let low = 0;
  let high = bounds.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (bounds[middle] > value) high = middle;
    else low = middle;
  }
  return low;
}

function bucketName(bounds, at) {
  if (at === bounds.length - 1) return `${bounds[at]}+`;
  return bounds[at + 1] - 1 === bounds[at] ? `${bounds[at]}` : `${bounds[at]}–${bounds[at + 1] - 1}`;
}

// Sorts by frequency, highest first, then by text.
function ranked(map) {
  return [...map].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
