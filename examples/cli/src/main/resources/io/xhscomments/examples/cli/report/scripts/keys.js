// Keyboard control.
function listenToKeys(body) {
  body.addEventListener("keydown", (event) => {
    if (event.target.closest("a, button") && (event.key === "Enter" || event.key === " ")) return;
    const row = view.current;
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = view.rows.indexOf(row);
    const moves = {
      ArrowDown: () => focusRow(view.rows[Math.min(at + 1, view.rows.length - 1)]),
      ArrowUp: () => focusRow(view.rows[Math.max(at - 1, 0)]),
      Home: () => focusRow(view.rows[0]),
      End: () => focusRow(view.rows[view.rows.length - 1]),
      ArrowRight: () => { if (row.kids && !isOpen(row)) fold(row); },
      ArrowLeft: () => { if (row.kids && isOpen(row)) fold(row); else if (!row.top) focusRow(data.byId.get(row.r)); },
      Enter: () => { if (row.kids) fold(row); else readOn(row); },
      " ": () => { if (row.kids) fold(row); else readOn(row); },
    };
    if (!Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    moves[event.key]();
  });
}

function listenForSearch() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId("search").focus();
      byId("search").select();
    }
    if (event.key === "Escape" && event.target.id === "search") {
      if (wanted.query === "") focusRow(view.current);
      else only({ query: "" }, false);
    }
  });
}
