// Elements are made here and nowhere else. A text becomes a text node, never markup: most texts are somebody else's.
function element(name, options = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside.filter((each) => each !== undefined && each !== null && each !== ""));
  return made;
}

// Somebody else's words among ours: their direction ends where they end.
function foreign(text, options = {}) {
  return element("bdi", { dir: "auto", ...options }, text);
}

function replace(parent, ...inside) {
  parent.replaceChildren(...inside.filter((each) => each !== undefined && each !== null));
}

function byId(id) {
  return document.getElementById(id);
}

// A link is a link if it leads to the web and nothing else; everything else stays text.
function webAddress(text) {
  try {
    const address = new URL(text);
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : undefined;
  } catch {
    return undefined;
  }
}

function link(address, text) {
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, text);
}
