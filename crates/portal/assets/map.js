// A map of vector tiles on a canvas: moved by pointer, touch and keyboard. Without it the page shows the server's map.
// Never here: data of its own, requests to other servers.

const SIDE = 256;

/** Reads a protobuf message: calls `field(number, value)`; bytes come as a subarray, numbers as numbers. */
function read(bytes, field) {
  let at = 0;
  const varint = () => {
    let value = 0, factor = 1, byte;
    do { byte = bytes[at++]; value += (byte & 0x7f) * factor; factor *= 128; } while (byte & 0x80);
    return value;
  };
  while (at < bytes.length) {
    const key = varint();
    const kind = key & 7;
    if (kind === 0) field(key >>> 3, varint());
    else if (kind === 1) { field(key >>> 3, new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true)); at += 8; }
    else if (kind === 2) { const length = varint(); field(key >>> 3, bytes.subarray(at, at + length)); at += length; }
    else return;
  }
}

function numbers(bytes) {
  const out = [];
  let value = 0, factor = 1;
  for (const byte of bytes) {
    value += (byte & 0x7f) * factor;
    if (byte & 0x80) factor *= 128;
    else { out.push(value); value = 0; factor = 1; }
  }
  return out;
}

/** The layers of a vector tile: features with rings (or one point) in units of the tile's side. */
function decode(buffer) {
  const layers = {};
  read(new Uint8Array(buffer), (number, bytes) => {
    if (number !== 3) return;
    let name = "", extent = 4096;
    const keys = [], values = [], raw = [];
    const text = new TextDecoder();
    read(bytes, (field, value) => {
      if (field === 1) name = text.decode(value);
      if (field === 2) raw.push(value);
      if (field === 3) keys.push(text.decode(value));
      if (field === 4) read(value, (kind, one) => values.push(kind === 1 ? text.decode(one) : one));
      if (field === 5) extent = value;
    });
    layers[name] = raw.map((feature) => {
      const one = { id: 0, kind: 0, tags: {}, rings: [] };
      let geometry = [];
      read(feature, (field, value) => {
        if (field === 1) one.id = value;
        if (field === 2) { const tags = numbers(value); for (let i = 0; i + 1 < tags.length; i += 2) one.tags[keys[tags[i]]] = values[tags[i + 1]]; }
        if (field === 3) one.kind = value;
        if (field === 4) geometry = numbers(value);
      });
      let x = 0, y = 0, ring = null;
      for (let i = 0; i < geometry.length;) {
        const command = geometry[i] & 7, count = geometry[i] >> 3;
        i++;
        if (command === 7) continue;
        for (let n = 0; n < count; n++) {
          const [dx, dy] = [geometry[i++], geometry[i++]].map((v) => (v % 2 ? -(v + 1) / 2 : v / 2));
          x += dx; y += dy;
          if (command === 1) { ring = []; one.rings.push(ring); }
          ring.push([x / extent, y / extent]);
        }
      }
      return one;
    });
  });
  return layers;
}

class WebMap {
  constructor(frame) {
    this.frame = frame;
    this.words = JSON.parse(frame.dataset.words);
    this.names = JSON.parse(frame.dataset.names ?? "[]");
    this.colours = frame.dataset.colours.split(" ");
    this.tiles = new Map();
    this.format = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "es-MX", { maximumFractionDigits: 2 });
    frame.hidden = false;
    for (const still of frame.parentElement.querySelectorAll("svg.still")) still.setAttribute("hidden", "");
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", this.words.label);
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.tip.setAttribute("role", "status");
    const zoom = document.createElement("div");
    zoom.className = "zoom";
    for (const [sign, word, act] of [["+", "in", () => this.zoom(1)], ["−", "out", () => this.zoom(-1)], ["⤢", "whole", () => this.whole()]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = sign;
      button.setAttribute("aria-label", this.words[word]);
      button.title = this.words[word];
      button.addEventListener("click", act);
      zoom.append(button);
    }
    frame.prepend(this.canvas, zoom, this.tip);
    new ResizeObserver(() => this.draw()).observe(frame);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    this.listen();
    this.whole();
  }

  get size() { return [this.frame.clientWidth, this.frame.clientHeight]; }

  whole() {
    const [left, top, right, bottom] = this.frame.dataset.bounds.split(" ").map(Number);
    const [width, height] = this.size;
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
    const scale = Math.min(width * 0.94 / Math.max(right - left, 1e-6), height * 0.94 / Math.max(bottom - top, 1e-6));
    this.z = Math.min(Math.max(Math.log2(scale / SIDE), 0), 19);
    this.draw();
  }

  zoom(by, at) {
    const [width, height] = this.size;
    const [px, py] = at ?? [width / 2, height / 2];
    const before = SIDE * 2 ** this.z;
    this.z = Math.min(Math.max(this.z + by, 0), 20);
    const after = SIDE * 2 ** this.z;
    this.x += (px - width / 2) * (1 / before - 1 / after);
    this.y += (py - height / 2) * (1 / before - 1 / after);
    this.draw();
  }

  move(dx, dy) {
    const scale = SIDE * 2 ** this.z;
    this.x = Math.min(Math.max(this.x + dx / scale, 0), 1);
    this.y = Math.min(Math.max(this.y + dy / scale, 0), 1);
    this.draw();
  }

  listen() {
    const fingers = new Map();
    const canvas = this.canvas;
    canvas.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, [event.clientX, event.clientY]); canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return this.tell(event);
      const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      if (others.length) {
        const far = (place) => Math.hypot(place[0] - others[0][0], place[1] - others[0][1]);
        const box = canvas.getBoundingClientRect();
        const by = Math.log2(Math.max(far([event.clientX, event.clientY]), 1) / Math.max(far(before), 1));
        this.zoom(by, [(event.clientX + others[0][0]) / 2 - box.x, (event.clientY + others[0][1]) / 2 - box.y]);
      } else this.move(before[0] - event.clientX, before[1] - event.clientY);
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
    });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => { fingers.delete(event.pointerId); if (end === "pointerup") this.tell(event); });
    canvas.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    // the page keeps its own scrolling unless a key is held, as people know from other maps
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) return;
      event.preventDefault();
      const box = canvas.getBoundingClientRect();
      this.zoom(-event.deltaY / 300, [event.clientX - box.x, event.clientY - box.y]);
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => {
      const box = canvas.getBoundingClientRect();
      this.zoom(1, [event.clientX - box.x, event.clientY - box.y]);
    });
    canvas.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
      if (step) this.move(...step);
      else if (event.key === "+" || event.key === "=") this.zoom(1);
      else if (event.key === "-") this.zoom(-1);
      else if (event.key === "Home") this.whole();
      else return;
      event.preventDefault();
      this.tell(null);
    });
  }

  /** The tile, asked for once; at most 160 are kept. */
  tile(z, x, y) {
    const name = `${z}/${x}/${y}`;
    let tile = this.tiles.get(name);
    if (tile) { this.tiles.delete(name); this.tiles.set(name, tile); return tile; }
    tile = { layers: null, picture: null };
    this.tiles.set(name, tile);
    while (this.tiles.size > 160) this.tiles.delete(this.tiles.keys().next().value);
    const [path, query] = this.frame.dataset.tiles.split("?");
    fetch(`${path}/${name}?${query ?? ""}`).then((answer) => (answer.ok ? answer.arrayBuffer() : null)).then((buffer) => {
      tile.layers = buffer ? decode(buffer) : {};
      this.draw();
    }).catch(() => { this.tiles.delete(name); });
    if (this.frame.dataset.background) {
      const picture = new Image();
      picture.onload = () => { tile.picture = picture; this.draw(); };
      picture.src = `${this.frame.dataset.background}/${name}`;
    }
    return tile;
  }

  draw() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.paint(); });
  }

  paint() {
    const [width, height] = this.size;
    if (!width || !height) return;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const pen = this.canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const style = getComputedStyle(this.frame);
    const colour = (name) => style.getPropertyValue(name).trim();
    const z = Math.min(Math.max(Math.round(this.z), 0), 20);
    const side = SIDE * 2 ** (this.z - z);
    const many = 2 ** z;
    const [left, top] = [this.x * many * side - width / 2, this.y * many * side - height / 2];
    this.shown = [];
    const places = [];
    for (let x = Math.max(Math.floor(left / side), 0); x <= Math.min(Math.floor((left + width) / side), many - 1); x++) {
      for (let y = Math.max(Math.floor(top / side), 0); y <= Math.min(Math.floor((top + height) / side), many - 1); y++) {
        const tile = this.tile(z, x, y);
        const [ox, oy] = [x * side - left, y * side - top];
        if (tile.picture) pen.drawImage(tile.picture, ox, oy, side, side);
        if (!tile.layers) continue;
        pen.save();
        pen.beginPath();
        pen.rect(ox, oy, side + 0.4, side + 0.4);
        pen.clip();
        for (const [name, features] of Object.entries(tile.layers)) {
          if (name === "points") continue;
          for (const one of features) {
            const path = new Path2D();
            for (const ring of one.rings) {
              ring.forEach(([rx, ry], i) => path[i ? "lineTo" : "moveTo"](ox + rx * side, oy + ry * side));
              path.closePath();
            }
            if (name === "areas") {
              pen.fillStyle = one.tags.class === undefined ? colour("--surface") : this.colours[one.tags.class];
              pen.fill(path, "evenodd");
              this.shown.push({ path, box: [ox, oy, side], tags: one.tags });
            }
            pen.strokeStyle = name === "areas" ? colour("--surface") : colour("--line-strong");
            pen.lineWidth = 0.8;
            pen.stroke(path);
          }
        }
        pen.restore();
        for (const one of tile.layers.points ?? []) {
          const [px, py] = one.rings[0][0];
          places.push([ox + px * side, oy + py * side, one.tags.count, one.id]);
        }
      }
    }
    if (this.frame.dataset.map === "heat") this.heat(pen, places);
    else if (places.length) this.points(pen, places, colour, left, top);
    this.say(pen, colour, many * side, left, top);
  }

  /** Names of places, the greatest first, where they cover no other; and how far a length is. */
  say(pen, colour, world, left, top) {
    const [width, height] = this.size;
    const family = getComputedStyle(this.frame).fontFamily;
    pen.lineJoin = "round";
    const write = (text, x, y, ink) => {
      pen.strokeStyle = colour("--sunken");
      pen.lineWidth = 4;
      pen.strokeText(text, x, y);
      pen.fillStyle = ink;
      pen.fillText(text, x, y);
    };
    pen.font = `600 12px ${family}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const taken = [];
    for (const [name, px, py] of this.names) {
      const x = px * world - left;
      // under the circles, so that their numbers stay to be read; at the lower edge above them
      let y = py * world - top + 26;
      if (y > height - 10) y -= 48;
      const half = pen.measureText(name).width / 2 + 3;
      if (x < half || x > width - half || y < 10 || y > height - 10 || taken.length >= 60) continue;
      if (taken.some(([a, b, c]) => Math.abs(a - x) < half + c && Math.abs(b - y) < 16)) continue;
      taken.push([x, y, half]);
      write(name, x, y, colour("--ink"));
    }
    const latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * this.y)));
    const metre = world / (40075016.686 * Math.max(Math.cos(latitude), 1e-6));
    const most = 130 / metre;
    const power = 10 ** Math.floor(Math.log10(most));
    const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power;
    const [x, y, far] = [10.5, height - 10.5, metres * metre];
    pen.strokeStyle = colour("--line-strong");
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, y - 6); pen.lineTo(x, y); pen.lineTo(x + far, y); pen.lineTo(x + far, y - 6);
    pen.stroke();
    pen.font = `11px ${family}`;
    pen.textAlign = "left";
    pen.textBaseline = "alphabetic";
    write(metres >= 1000 ? `${this.format.format(metres / 1000)} km` : `${this.format.format(metres)} m`, x + far + 6, y, colour("--ink-soft"));
  }

  /** Near points become one circle: cells of 30 that stay in their place while the map moves. */
  points(pen, places, colour, left, top) {
    const cells = new Map();
    for (const [x, y, count, row] of places) {
      const cell = `${Math.floor((x + left) / 30)}/${Math.floor((y + top) / 30)}`;
      const known = cells.get(cell) ?? [0, 0, 0, row];
      known[0] += x * count; known[1] += y * count; known[2] += count;
      cells.set(cell, known);
    }
    let all = [];
    // circles that would touch become one, the greatest first
    for (const [sx, sy, count, row] of [...cells.values()].sort((a, b) => b[2] - a[2])) {
      const [x, y] = [sx / count, sy / count];
      const near = all.find((one) => Math.hypot(one[0] - x, one[1] - y) < 26);
      if (!near) { all.push([x, y, count, row]); continue; }
      const sum = near[2] + count;
      near[0] = (near[0] * near[2] + x * count) / sum;
      near[1] = (near[1] * near[2] + y * count) / sum;
      near[2] = sum;
    }
    // few points stand each for itself
    if (places.length <= 250) all = places;
    const most = Math.max(...all.map((one) => one[2]));
    const radius = (count) => (count === 1 ? 4.5 : 8 + 12 * Math.sqrt(count / most));
    pen.font = `600 12px ${getComputedStyle(this.frame).fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const [x, y, count, row] of all.sort((a, b) => b[2] - a[2])) {
      pen.beginPath();
      pen.arc(x, y, radius(count), 0, 7);
      pen.fillStyle = colour("--mark");
      pen.globalAlpha = 0.85;
      pen.fill();
      pen.globalAlpha = 1;
      pen.strokeStyle = colour("--surface");
      pen.lineWidth = 1;
      pen.stroke();
      if (count > 1) {
        const text = count >= 1e6 ? `${(count / 1e6).toFixed(1)} M` : count >= 1e4 ? `${Math.round(count / 1e3)} k` : String(count);
        if (pen.measureText(text).width < 2 * radius(count)) { pen.fillStyle = colour("--accent-ink"); pen.fillText(text, x, y); }
      }
      this.shown.push({ circle: [x, y, radius(count)], tags: { count, row } });
    }
  }

  heat(pen, places) {
    const cells = new Map();
    for (const [x, y, count] of places) {
      const cell = `${Math.round(x / 8)}/${Math.round(y / 8)}`;
      cells.set(cell, (cells.get(cell) ?? 0) + count);
    }
    const most = Math.max(...cells.values(), 2);
    for (const [cell, count] of cells) {
      const [x, y] = cell.split("/").map(Number);
      const step = Math.round(Math.log(count) / Math.log(most) * (this.colours.length - 1));
      pen.fillStyle = this.colours[Math.max(step, 0)];
      pen.globalAlpha = 0.8;
      pen.beginPath();
      pen.arc(x * 8, y * 8, 7, 0, 7);
      pen.fill();
    }
    pen.globalAlpha = 1;
  }

  /** Says what is under the pointer, or in the middle for whoever uses the keyboard. */
  tell(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = event ? [event.clientX - box.x, event.clientY - box.y] : [box.width / 2, box.height / 2];
    const pen = this.canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    const found = [...(this.shown ?? [])].reverse().find(({ path, circle, box: [ox, oy, side] = [] }) =>
      circle ? Math.hypot(circle[0] - x, circle[1] - y) <= Math.max(circle[2], 12)
        : x >= ox && x <= ox + side && y >= oy && y <= oy + side && pen.isPointInPath(path, x, y, "evenodd"));
    this.tip.hidden = !found;
    if (!found) return;
    const { tags } = found;
    if (tags.count === 1) {
      const link = document.createElement("a");
      const address = new URL(this.frame.dataset.rows, location.href);
      address.searchParams.set("_offset", tags.row - 1);
      address.searchParams.set("_size", 1);
      link.href = address.pathname + address.search;
      link.textContent = `${this.words.row} ${this.format.format(tags.row)}`;
      this.tip.replaceChildren(link);
    } else if (tags.count) this.tip.textContent = `${this.format.format(tags.count)} ${this.words.rows}`;
    else this.tip.textContent = `${tags.name}: ${tags.value === undefined ? this.words["no-value"] : this.format.format(tags.value)}`;
    this.tip.style.pointerEvents = tags.count === 1 ? "auto" : "none";
    this.tip.style.left = `${Math.min(Math.max(x + 12, 4), box.width - this.tip.offsetWidth - 4)}px`;
    this.tip.style.top = `${Math.max(y - this.tip.offsetHeight - 10, 4)}px`;
  }
}

const begin = () => {
  for (const frame of document.querySelectorAll(".map-frame[data-bounds]")) {
    if (!frame.querySelector("canvas")) new WebMap(frame);
  }
};
begin();
document.addEventListener("drawn", begin);
