// The height of each row, and so its position. A row that was never drawn has an estimated height. A Fenwick tree: setting a
// height and looking up a position take a logarithmic number of steps.
class Heights {
  constructor(guesses) {
    this.each = Float64Array.from(guesses);
    this.tree = new Float64Array(this.each.length + 1);
    this.each.forEach((height, at) => this.#add(at, height));
  }

  #add(at, more) {
    for (let node = at + 1; node < this.tree.length; node += node & -node) this.tree[node] += more;
  }

  set(at, height) {
    const more = height - this.each[at];
    if (Math.abs(more) < 0.5) return false;
    this.each[at] = height;
    this.#add(at, more);
    return true;
  }

  // The top of the row; for the number of rows, the bottom of the last one.
  top(at) {
    let sum = 0;
    for (let node = at; node > 0; node -= node & -node) sum += this.tree[node];
    return sum;
  }

  // The row at this position.
  at(place) {
    let node = 0;
    let rest = place;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.each.length))); step >= 1; step /= 2) {
      if (node + step < this.tree.length && this.tree[node + step] <= rest) {
        node += step;
        rest -= this.tree[node];
      }
    }
    return Math.min(node, this.each.length - 1);
  }
}
