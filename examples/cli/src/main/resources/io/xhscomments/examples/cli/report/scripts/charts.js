// The charts. Each has a text that describes it, for readers who cannot see it.
const drawn = [];

function showCharts(counted) {
  drawn.splice(0).forEach((chart) => chart.destroy());
  const place = byId("charts");
  replace(place);
  if (data.rows.length === 0) return;
  const time = overTime(counted);
  if (time.at.length > 0) chart(place, "over-time", say("overTime"), time.names, counted.replies > 0 ? [time.all, time.tops] : [time.all], { wide: true, at: time.at, labels: time.labels });
  const hours = counted.hours.map((_, hour) => `${hour}`.padStart(2, "0"));
  chart(place, "by-likes", say("byLikes"), LIKES.map((_, at) => bucketName(LIKES, at)), [counted.byLikes], { numbers: true });
  chart(place, "by-replies", say("byReplies"), REPLIES.map((_, at) => bucketName(REPLIES, at)), [counted.byReplies], { numbers: true });
  chart(place, "by-hour", say("byHour"), hours, [counted.hours], {});
}

// Counts comments in spans from an hour to a year, so that the number of spans is readable; in the reader's time zone.
function overTime(counted) {
  const days = (counted.last - counted.first) / 86400;
  const unit = days <= 3 ? "hour" : days <= 120 ? "day" : days <= 900 ? "week" : days <= 9000 ? "month" : "year";
  const at = [];
  for (let span = begin(counted.first, unit); span.getTime() / 1000 <= counted.last; span = next(span, unit)) {
    at.push(span.getTime() / 1000);
  }
  const all = new Array(at.length).fill(0);
  const tops = new Array(at.length).fill(0);
  for (const row of data.rows) {
    if (!isTime(row.t)) continue;
    const span = bucket(at, row.t);
    all[span]++;
    if (row.r === undefined) tops[span]++;
  }
  const format = dateFormat(unit === "hour" ? { month: "short", day: "numeric", hour: "2-digit" }
    : unit === "year" ? { year: "numeric" } : unit === "month" ? { year: "numeric", month: "short" } : { year: "numeric", month: "short", day: "numeric" });
  const names = at.map((start) => format.format(start * 1000));
  const short = dateFormat(unit === "hour" ? { day: "numeric", hour: "2-digit" }
    : unit === "year" ? { year: "numeric" } : days > 300 ? { year: "numeric", month: "short" } : { month: "short", day: "numeric" });
  return { at, all, tops, names, labels: at.map((start) => short.format(start * 1000)), unit };
}

function begin(seconds, unit) {
  const day = new Date(seconds * 1000);
  if (unit === "hour") day.setMinutes(0, 0, 0);
  else day.setHours(0, 0, 0, 0);
  if (unit === "week") day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  if (unit === "month") day.setDate(1);
  if (unit === "year") day.setMonth(0, 1);
  return day;
}

function next(span, unit) {
  const after = new Date(span);
  if (unit === "hour") after.setTime(after.getTime() + 3600000);
  if (unit === "day") after.setDate(after.getDate() + 1);
  if (unit === "week") after.setDate(after.getDate() + 7);
  if (unit === "month") after.setMonth(after.getMonth() + 1);
  if (unit === "year") after.setFullYear(after.getFullYear() + 1);
  return after;
}

function chart(parent, id, title, names, series, options) {
  const read = element("output", { class: "readout" });
  const plot = element("div", { class: "plot", role: "img", "aria-label": inWords(title, names, series[0]) });
  const legend = [];
  if (series.length > 1) legend.push(element("i", { class: "strong" }), say("topLevel"), element("i"), say("responses"), " · ");
  if (options.at) legend.push(element("span", { class: "hint" }, say("hint")));
  const heading = element("header", {}, element("h3", {}, title), read);
  const card = element("figure", { class: options.wide ? "card wide" : "card", id }, heading, plot);
  if (legend.length > 0) card.append(element("p", { class: "legend quiet" }, ...legend));
  parent.append(card);
  drawn.push(bars(plot, read, names, series, options));
}

function inWords(title, names, values) {
  const most = Math.max(...values);
  return say("chartSays", title, most, names[values.indexOf(most)]);
}

function bars(plot, read, names, series, options) {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  const fills = series.length > 1 ? [color("--accent-soft"), color("--accent")] : [color("--accent")];
  const labels = options.labels ?? names;
  const axis = { stroke: color("--quiet"), font: `12px ${style.getPropertyValue("--font")}`, ticks: { show: false } };
  return new uPlot(
    {
      width: Math.max(120, plot.clientWidth),
      height: options.wide ? 200 : 170,
      padding: [options.numbers ? 18 : 8, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: options.at !== undefined, setScale: false } },
      scales: { x: { time: false, range: [-0.6, names.length - 0.4] }, y: { range: (_, __, most) => [0, Math.max(1, most) * 1.05] } },
      axes: [
        { ...axis, size: 28, grid: { show: false }, splits: (u) => splits(labels, u.width), values: (_, at) => at.map((n) => labels[n]) },
        {
          ...axis, size: 44, grid: { stroke: color("--line"), width: 1 },
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000],
          values: (_, at) => at.map((n) => numbers.format(n)),
        },
      ],
      series: [{}, ...fills.map((fill) => ({ fill, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.8, 56], radius: 0.15 }) }))],
      hooks: {
        setCursor: [(u) => { read.textContent = u.cursor.idx == null ? "" : `${names[u.cursor.idx]} · ${numbers.format(series[0][u.cursor.idx])}`; }],
        setSelect: [(u) => { if (options.at && u.select.width > 4) span(u, options.at); }],
        draw: options.numbers ? [(u) => writeNumbers(u, series[0], color("--text"), axis.font)] : [],
      },
    },
    [names.map((_, at) => at), ...series],
    plot,
  );
}

// As many labels as fit.
function splits(labels, width) {
  const longest = Math.max(...labels.map((label) => label.length)) * 7 + 14;
  const step = Math.max(1, Math.ceil((labels.length * longest) / Math.max(1, width - 60)));
  return Array.from({ length: Math.ceil(labels.length / step) }, (_, n) => n * step);
}

// Beside a bar for 40 000 one for 12 is invisible, so each bar has its number.
function writeNumbers(u, values, color, font) {
  u.ctx.save();
  u.ctx.fillStyle = color;
  u.ctx.textAlign = "center";
  u.ctx.font = font.replace("12px", `${11 * devicePixelRatio}px`);
  values.forEach((value, at) => {
    if (value > 0) u.ctx.fillText(numbers.format(value), u.valToPos(at, "x", true), u.valToPos(value, "y", true) - 5 * devicePixelRatio);
  });
  u.ctx.restore();
}

function span(u, at) {
  const first = Math.max(0, Math.round(u.posToVal(u.select.left, "x")));
  const last = Math.min(at.length - 1, Math.round(u.posToVal(u.select.left + u.select.width, "x")));
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  only({ from: at[first], to: (at[last + 1] ?? data.counted.last + 1) - 1 });
}

function resizeCharts() {
  for (const each of drawn) {
    const plot = each.root.parentElement;
    each.setSize({ width: Math.max(120, plot.clientWidth), height: each.height });
  }
}
