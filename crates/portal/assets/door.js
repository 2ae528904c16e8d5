// The door of a workshop on a telephone. What is done is written on the telephone first and sent when there is network, each
// with an id of its own, so that it may be sent twice. Kept: the list (names, agencies, seats, codes) until the workshop has
// ended or somebody signs out; what waits to be sent until it is. Never here: who is let in after all (the server knows).

const root = document.querySelector("#door-phone");
const id = root.dataset.workshop;
const words = JSON.parse(root.dataset.words);
const part = (name) => document.querySelector(`#door-${name}`);
const LIST = `door:${id}:list`;
const QUEUE = `door:${id}:queue`;
const AFTER = 2 * 3600e3;
const read = (key, usual) => { try { return JSON.parse(localStorage.getItem(key)) ?? usual; } catch { return usual; } };
const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
const number = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const element = (tag, text = "", kind = "") => Object.assign(document.createElement(tag), { textContent: text, className: kind });
const queue = () => read(QUEUE, []);

let state = read(LIST, null);
let network = "loading";
let sending = false;
let stopped = false;

root.hidden = false;

const keepQueue = (operations) => {
  localStorage.setItem(QUEUE, JSON.stringify(operations));
  // whoever signs out on another page is led back here while something waits
  document.cookie = `door-waits=${id}; Path=/; SameSite=Lax; Max-Age=${operations.length ? 259200 : 0}`;
};

// The list with what waits on top of it.
const people = () => {
  const list = (state?.people ?? []).map((one) => ({ ...one }));
  for (const done of queue()) {
    let one = list.find((known) => known.id === done.who || (done.entry && known.entry === done.entry));
    if (!one && done.do === "new") {
      const same = (known) => fold(known.name) === fold(done.name) && fold(known.agency) === fold(done.agency);
      one = list.find(same);
      if (one) one.id = done.who;
      else list.push(one = { id: done.who, name: done.name, agency: done.agency, state: "registered", walked: true });
    }
    if (!one) continue;
    one.came = done.do === "undo" ? null : one.came ?? done.at;
    one.waits = true;
  }
  return list;
};

const show = () => {
  const waiting = queue().length;
  const line = stopped ? say("ended") : network === "sign-in" ? say("sign-in", { count: waiting })
    : network === "off" ? say("offline", { count: waiting }) : waiting ? say("waiting", { count: waiting })
    : network === "loading" && !state ? say("loading") : say("waiting-none");
  const status = part("waiting");
  if (status.dataset.line !== line) {
    status.dataset.line = line;
    status.textContent = line;
    if (network === "sign-in") {
      const link = element("a", " →");
      link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
      link.textContent = location.host;
      status.append(" ", link);
    }
  }
  status.classList.toggle("warning", waiting > 0 || network === "off" || network === "sign-in");
  const list = people();
  part("present").textContent = list.filter((one) => one.came).length;
  part("registered").textContent = list.filter((one) => one.state === "registered").length;
  const asked = fold(part("find").value);
  const rank = { registered: 0, waiting: 1 };
  const found = list.filter((one) => matches(one, asked))
    .sort((one, other) => Boolean(one.came) - Boolean(other.came) || (rank[one.state] ?? 2) - (rank[other.state] ?? 2) || fold(one.name).localeCompare(fold(other.name)));
  const rows = found.slice(0, 40).map((one) => {
    const row = element("li", "", "beside");
    const about = element("div");
    about.append(element("h2", one.name), element("p", [one.agency, one.seat].filter(Boolean).join(" · "), "soft"));
    if (one.came) about.append(element("p", say("came-at", { at: new Date(one.came).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }) })));
    const button = element("button", say(one.came ? "undo" : "let-in"), one.came ? "quiet" : "");
    button.type = "button";
    button.dataset.who = one.id;
    button.dataset.do = one.came ? "undo" : "in";
    button.append(element("span", ` ${one.name}`, "hidden-visually"));
    row.append(about, button);
    return row;
  });
  if (!rows.length && state) rows.push(element("li", say("nobody")));
  const focus = document.activeElement?.dataset?.who;
  part("list").replaceChildren(...rows);
  if (focus) part("list").querySelector(`[data-who="${focus}"]`)?.focus();
  part("more").hidden = found.length <= 40;
};

const matches = (one, asked) => !asked || fold(one.name).includes(asked) || fold(one.agency).includes(asked) || one.code?.toLowerCase() === asked.replace(/[\s-]/g, "");

const told = (text, kind = "") => {
  const line = element("p", text, `notice ${kind}`);
  part("said").replaceChildren(line);
};

const act = (done) => {
  if (stopped) return;
  keepQueue([...queue(), { operation: number(), at: Date.now(), ...done }]);
  show();
  sync();
};

const letIn = (one) => {
  if (one.came) return told(say("twice", { name: one.name, seat: one.seat ?? "" }), "warning");
  act({ do: "in", who: one.id });
  told(say("in", { name: one.name, seat: one.seat ?? "" }));
  navigator.vibrate?.(80);
};

// Sending: one request at a time; what has arrived is forgotten here.
const sync = async () => {
  if (sending || stopped) return;
  sending = true;
  try {
    const going = queue().slice(0, 200);
    const answer = going.length && state
      ? await fetch(`/workshop/${id}/door/sync`, {
        method: "POST", headers: { accept: "application/json" },
        body: new URLSearchParams({ sign: state.sign, sent: Date.now(), operations: JSON.stringify(going) }),
      })
      : await fetch(`/workshop/${id}/door/people.json`, { headers: { accept: "application/json" } });
    if (answer.status === 401 || answer.status === 403 || answer.redirected) {
      // somebody may have signed in again: their forms carry another sign
      const again = await fetch(`/workshop/${id}/door/people.json`, { headers: { accept: "application/json" } });
      const known = again.ok && !again.redirected ? await again.json() : null;
      network = known && known.sign !== state?.sign ? "on" : "sign-in";
      if (known) state = known;
    } else if (answer.ok) {
      state = await answer.json();
      network = "on";
      const gone = new Set([...state.kept, ...state.refused.map((one) => one.operation)]);
      keepQueue(queue().filter((one) => !gone.has(one.operation)));
      if (state.refused.length) told(say("refused", { count: state.refused.length }), "error");
      localStorage.setItem(LIST, JSON.stringify(state));
    } else {
      network = "off";
    }
  } catch {
    network = "off";
  }
  sending = false;
  end();
  show();
};

// After the workshop nothing of anybody stays here, once all is sent.
const end = () => {
  if (!state?.ends || queue().length || Date.now() < state.ends + AFTER) return;
  if (state.now && Math.abs(state.now - Date.now()) > 864e5 && state.now < state.ends + AFTER) return;
  wipe();
};
const wipe = () => {
  stopped = true;
  state = null;
  camera.stop();
  localStorage.removeItem(LIST);
  keepQueue([]);
  localStorage.removeItem(QUEUE);
  if ("caches" in window) caches.delete("door");
};

// What a QR code says.
const entered = (text) => {
  const [, workshop, secret] = text.match(/\/entry\/([0-9a-z]+)\/([0-9a-f]{20})\/?$/i) ?? [];
  if (!secret) return told(say("unknown"), "error");
  if (workshop !== id) return told(say("other"), "error");
  const one = people().find((known) => known.entry === secret);
  if (one) return letIn(one);
  act({ do: "in", entry: secret });
  told(say("not-on-list"), "warning");
};

const camera = {
  stream: null,
  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return this.without(say("camera-denied"));
    }
    const video = part("video");
    video.srcObject = this.stream;
    video.hidden = false;
    part("camera").hidden = true;
    part("camera-stop").hidden = false;
    await video.play();
    const reader = new BarcodeDetector({ formats: ["qr_code"] });
    let last = { text: "", at: 0 };
    while (this.stream) {
      const [code] = await reader.detect(video).catch(() => []);
      if (code && (code.rawValue !== last.text || Date.now() - last.at > 4000)) entered(code.rawValue);
      if (code) last = { text: code.rawValue, at: Date.now() };
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  },
  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    part("video").hidden = true;
    part("camera").hidden = !this.can;
    part("camera-stop").hidden = true;
  },
  without(text) {
    part("no-camera").textContent = text;
    part("no-camera").hidden = false;
  },
  can: "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia),
};
part("camera").hidden = !camera.can;
if (!camera.can) camera.without(say("no-camera"));
part("camera").addEventListener("click", () => camera.start());
part("camera-stop").addEventListener("click", () => camera.stop());

part("find").addEventListener("input", show);
part("find").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const text = part("find").value;
  if (text.includes("/entry/")) { part("find").value = ""; return entered(text.trim()); }
  const found = people().filter((one) => matches(one, fold(text)));
  if (text.trim() && found.length === 1) { part("find").value = ""; letIn(found[0]); show(); }
});
part("list").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const one = button && people().find((known) => known.id === button.dataset.who);
  if (!one) return;
  if (button.dataset.do === "in") return letIn(one);
  act({ do: "undo", who: one.id });
  told(say("undone", { name: one.name }));
});
part("new").addEventListener("submit", (event) => {
  event.preventDefault();
  const said = Object.fromEntries(new FormData(event.target));
  act({ do: "new", who: number(), ...said });
  told(say("in", { name: said.name, seat: "" }));
  event.target.reset();
});
document.querySelector("form.signout")?.addEventListener("submit", (event) => {
  if (queue().length) { event.preventDefault(); sync(); told(say("waiting", { count: queue().length }), "error"); } else wipe();
});
window.addEventListener("storage", show);
window.addEventListener("online", sync);
setInterval(() => { if (queue().length || document.visibilityState === "visible") sync(); }, 5000);

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/workshop/door-worker.js", { scope: `/workshop/${id}/door/phone` }).then(async () => {
    const loaded = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.includes("/assets/"));
    const shelf = await caches.open("door");
    await shelf.addAll([...new Set([location.pathname, ...loaded])]);
    root.dataset.kept = "yes";
  }).catch(() => {});
}
keepQueue(queue());
show();
sync();
