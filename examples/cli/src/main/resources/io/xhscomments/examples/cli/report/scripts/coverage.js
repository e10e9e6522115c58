// The coverage: how much was read of what the service reported. It comes first, because it qualifies the rest of the page.
const SHOWN_IF_ZERO = new Set(["readReplies", "reportedTotal"]);

function showCoverage(counted) {
  const body = byId("coverage-body");
  replace(body);
  if (cutOff()) body.append(state("bad", say("cutOff")));
  if (data.damaged > 0) body.append(state("bad", say("damaged", data.damaged)));
  const ends = data.conclusion?.notes ?? [];
  for (const note of data.notes) {
    const end = ends.find((each) => each.note === note);
    body.append(end ? noteRead(end) : noteFound(note));
  }
  if (ends.length > 0) body.append(element("p", { class: "quiet" }, say("never")));
  if (data.conclusion?.since) body.append(sinceThen(data.conclusion.since, counted));
}

function noteRead(end) {
  const told = end.reportedTopLevel !== undefined;
  const share = told && end.reportedTopLevel > 0 ? Math.min(1, end.readTopLevel / end.reportedTopLevel) : undefined;
  const part = element("div", { class: "read" });
  if (data.notes.length > 1) part.append(element("h3", {}, noteLink(end.note)));
  part.append(
    element("p", { class: "headline" }, told ? say("ofReported", end.readTopLevel, end.reportedTopLevel) : say("ofUnknown", end.readTopLevel)),
  );
  if (share !== undefined) part.append(meter(share));
  const known = end.stop === "known-reached";
  part.append(
    end.complete ? state("good", say(known ? "knownReached" : "complete")) : state("bad", `${say("incomplete")} · ${say("stopped", stopWords(end.stop))}`),
  );
  if (end.complete && !known && told && end.readTopLevel < end.reportedTopLevel) {
    part.append(" ", state("bad", say("notServed", end.reportedTopLevel - end.readTopLevel)));
  }
  const facts = Object.keys(WORDS[language].counts)
    .filter((name) => end[name] > 0 || (end[name] === 0 && SHOWN_IF_ZERO.has(name)))
    .map((name) => say(`counts.${name}`, end[name]));
  if (end.repliesUnread > 0) facts.push(say("repliesUnread", end.repliesUnread));
  if (end.sent !== undefined) facts.push(say("spend", end.pages, end.sent, end.paid));
  if (end.oldestPage !== undefined) facts.push(say("age", when(end.oldestPage), when(end.newestPage)));
  part.append(element("ul", { class: "facts" }, ...facts.map((fact) => element("li", {}, fact))));
  if (end.failure) part.append(element("p", { class: "quiet" }, foreign(end.failure)));
  return part;
}

function when(text) {
  const time = Date.parse(text);
  return isTime(time / 1000) ? times.format(time) : "?";
}

function stopWords(stop) {
  return STOPS[language][stop] ?? stop;
}

// A note without a summary: only its comments are known.
function noteFound(note) {
  let top = 0;
  let replies = 0;
  for (const row of data.rows) {
    if (row.n === note) row.r === undefined ? top++ : replies++;
  }
  const part = element("div", { class: "read" });
  if (data.notes.length > 1) part.append(element("h3", {}, noteLink(note)));
  part.append(element("p", { class: "headline" }, say("inFile", top, replies)));
  if (!cutOff()) part.append(state("unsure", say("unknownEnd")));
  part.append(element("p", { class: "quiet" }, say("notTold")));
  return part;
}

function meter(share) {
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(share);
  const bar = element("div", { class: "meter", role: "img", "aria-label": say("share", percent) }, element("span"));
  bar.firstChild.style.width = `${share * 100}%`;
  return element("div", { class: "metered" }, bar, element("span", { "aria-hidden": "true" }, percent));
}

function state(kind, words) {
  return element("p", { class: `state ${kind}` }, words);
}

function sinceThen(since, counted) {
  const facts = [
    say("sinceNew", counted.added),
    say("sinceLikes", counted.changed),
    say("sinceGone", since.goneTopLevel, since.goneReplies),
  ];
  return element(
    "div",
    { class: "since", id: "since" },
    element("h3", {}, ...around(WORDS[language].since, since.name)),
    element("ul", { class: "facts" }, ...facts.map((fact) => element("li", {}, fact))),
    element("p", { class: "quiet" }, say("sinceHad", since.comments)),
    element("button", { type: "button", onclick: () => only({ added: true }) }, say("showNew")),
  );
}

// Puts our text around a name, isolated: file names can change the direction of the text, too.
function around(words, name) {
  const [before, after] = words("\u0000").split("\u0000");
  return [before, foreign(name), after];
}

function noteLink(note) {
  return link(`https://www.xiaohongshu.com/explore/${note}`, say("titleOne", note));
}
