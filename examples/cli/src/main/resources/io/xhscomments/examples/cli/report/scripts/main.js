// Builds the page when the document is loaded, also if it was cut off.
const dark = matchMedia("(prefers-color-scheme: dark)");
const PRINTED = 300;
let scrolled = false;
let width = innerWidth;

document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
dark.addEventListener("change", () => setTheme(dark.matches ? "dark" : "light"));
document.addEventListener("DOMContentLoaded", start);

function start() {
  speak(firstLanguage());
  load();
  data.counted = count();
  showAll();
  listenForSearch();
  byId("language").addEventListener("click", () => { speak(language === "en" ? "zh" : "en"); showAll(); });
  byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  addEventListener("scroll", () => { if (!scrolled) { scrolled = true; requestAnimationFrame(() => { scrolled = false; draw(); }); } }, { passive: true });
  addEventListener("resize", resized);
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}

// Phones report a new size when their bars appear; rows depend on the width only.
function resized() {
  if (innerWidth === width) return draw();
  width = innerWidth;
  resizeCharts();
  for (const row of data.rows) row.high = undefined;
  refresh();
}

// Draws the top of the page first, and the charts after the browser has shown it.
function showAll() {
  showWords();
  showCoverage(data.counted);
  showFigures(data.counted);
  makeControls();
  makeTable();
  refresh();
  performance.mark("table");
  requestAnimationFrame(() => setTimeout(() => {
    showCharts(data.counted);
    showLists(data.counted);
    prepare();
    draw();
    performance.mark("charts");
    document.documentElement.dataset.ready = language;
  }));
}

function showWords() {
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", say(each.dataset.label));
  const [note, another] = data.notes;
  const title = note === undefined ? say("titleNone") : another === undefined ? say("titleOne", note) : say("titleMany", data.notes.length);
  document.title = `${title} · ${say("comments")}`;
  replace(byId("title"), note === undefined || another !== undefined ? title : noteLink(note));
  byId("language").textContent = say("otherLanguage");
  byId("language").lang = language === "en" ? "zh-CN" : "en";
  showThemeWords();
  const generator = document.querySelector("meta[name=generator]").content;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  byId("about").textContent = say(showsImages() ? "aboutImages" : "about", generator, zone);
}

function showThemeWords() {
  const theme = document.documentElement.dataset.theme;
  byId("theme").textContent = say(`theme.${theme}`);
  byId("theme").setAttribute("aria-label", say(`themeTo.${theme}`));
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  if (!data.counted) return;
  showThemeWords();
  showCharts(data.counted);
}

// Paper cannot scroll: the first rows are drawn, and a text says how many.
function print(on) {
  view.printing = false;
  if (on) {
    put(0, Math.min(PRINTED, view.rows.length), 0);
    view.body.style.paddingBottom = "0";
    if (view.rows.length > PRINTED) byId("shown").textContent = say("printed", PRINTED, view.rows.length);
    view.printing = true;
  } else {
    refresh();
  }
}
