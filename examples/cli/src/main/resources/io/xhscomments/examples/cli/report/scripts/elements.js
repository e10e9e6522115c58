// The only place that creates elements. A text becomes a text node, never markup, because users wrote most texts.
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

// A text of a user among ours: its direction does not affect the text around it.
function foreign(text, options = {}) {
  return element("bdi", { dir: "auto", ...options }, text);
}

function replace(parent, ...inside) {
  parent.replaceChildren(...inside.filter((each) => each !== undefined && each !== null));
}

function byId(id) {
  return document.getElementById(id);
}

// A link, if the address is a web address; otherwise a text.
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
