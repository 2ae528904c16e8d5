// The tables of a workshop: people are dragged, or picked up and put down by keyboard or touch; the numbers follow before
// anything is kept. The board itself comes from the server, which has the last word. Never here: what is kept.

const KEYS = ["agency-tables", "agency-teams", "met-tables", "met-teams", "area-tables", "area-teams", "apart"];

// Counts pairs as the server does (`apertura_workshop::seating::judge`): `seats` says where each person sits, null for nowhere.
export const judge = (data, seats) => {
  const score = Object.fromEntries(KEYS.map((key) => [key, 0]));
  const pairs = (list) => new Set(list.map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`));
  const [met, apart] = [pairs(data.met), pairs(data.apart)];
  const tables = new Map();
  seats.forEach((seat, person) => {
    if (!seat) return;
    const table = seat.slice(0, -1);
    if (!tables.has(table)) tables.set(table, []);
    tables.get(table).push(person);
  });
  for (const members of tables.values()) {
    members.forEach((one, at) => {
      for (const other of members.slice(at + 1)) {
        const [first, second, team] = [data.people[one], data.people[other], seats[one] === seats[other]];
        const add = (kind) => { score[`${kind}-tables`] += 1; score[`${kind}-teams`] += team ? 1 : 0; };
        if (first.agency === second.agency) add("agency");
        if (first.area && first.area === second.area) add("area");
        if (met.has(`${one}-${other}`)) add("met");
        if (apart.has(`${one}-${other}`)) score.apart += 1;
      }
    });
  }
  return score;
};

const part = (name) => document.querySelector(`#seating-${name}`);
let data;
let picked = null;
let busy = false;
const done = [];
const seats = () => data.people.map((person) => person.seat);
const say = (key, values = {}) => data.words[`seating-${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const told = (text, wrong = false) => { part("said").textContent = text; part("said").classList.toggle("wrong", wrong); };

// What a place would change: the moves that lead there.
const moves = (person, target) => {
  const one = (at, to) => ({ at, who: data.people[at].id, from: data.people[at].seat, to });
  if (target.dataset.person !== undefined) {
    const other = Number(target.dataset.person);
    return other === person || data.people[other].seat === data.people[person].seat ? [] : [one(person, data.people[other].seat), one(other, data.people[person].seat)];
  }
  const seat = target.dataset.seat || null;
  return seat === data.people[person].seat ? [] : [one(person, seat)];
};
const after = (list) => {
  const sitting = seats();
  for (const move of list) sitting[move.at] = move.to;
  return sitting;
};

// The numbers as they would be, beside those that are.
const preview = (list) => {
  const [is, would] = [judge(data, seats()), judge(data, list ? after(list) : seats())];
  const lines = [];
  for (const item of document.querySelectorAll("[data-score]")) {
    const key = item.dataset.score;
    const number = item.querySelector("b");
    const change = would[key] - is[key];
    number.textContent = change ? `${is[key]} → ${would[key]}` : is[key];
    item.classList.toggle("better", change < 0);
    item.classList.toggle("worse", change > 0);
    if (change) lines.push(`${data.words[key]}: ${is[key]} → ${would[key]}`);
  }
  part("preview").textContent = list ? (lines.join("; ") || say("nothing")) : "";
};

const name = (target) => target.dataset.person !== undefined ? say("swap-with", { other: data.people[Number(target.dataset.person)].name })
  : say("move-to", { place: target.dataset.name ?? say("nowhere") });

// Keeping: one request; the answer is the board as it is now.
const keep = async (list, undo = false) => {
  if (!list.length || busy) return;
  busy = true;
  told(say("saving"));
  const board = part("board");
  const focus = data.people[list[0].at].id;
  try {
    const answer = await fetch(`${data.address}/move`, {
      method: "POST", headers: { accept: "application/json" },
      body: new URLSearchParams({ sign: data.sign, needs: board.querySelector("[name=needs]").value, moves: JSON.stringify(list.map(({ who, from, to }) => ({ who, from, to }))) }),
    });
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    const said = await answer.json();
    board.replaceWith(new DOMParser().parseFromString(said.board, "text/html").querySelector("#seating-board"));
    begin();
    if (said.problem) told(said.problem, true);
    else {
      if (undo) done.pop(); else done.push(list.map((move) => ({ who: move.who, from: move.to, to: move.from })));
      const place = list[0].to ? document.querySelector(`[data-seat="${list[0].to}"]`)?.dataset.name : say("nowhere");
      told(say("moved", { name: data.people.find((person) => person.id === focus)?.name, place }));
    }
    for (const field of document.querySelectorAll("input[name=revision]")) field.value = part("board").dataset.revision;
  } catch {
    preview();
    told(say("lost"), true);
  }
  busy = false;
  part("undo").hidden = !done.length;
  const at = data.people.findIndex((person) => person.id === focus);
  document.querySelector(`[data-person="${at}"] .hold`)?.focus({ preventScroll: true });
};

// Picking up: afterwards every place and every other person is where the picked one may go.
const pick = (person) => {
  drop();
  picked = person;
  part("board").classList.add("picking");
  const own = document.querySelector(`[data-person="${person}"]`);
  own.classList.add("picked");
  own.querySelector(".hold").setAttribute("aria-pressed", "true");
  for (const place of document.querySelectorAll("[data-seat]")) {
    if ((place.dataset.seat || null) === data.people[person].seat) continue;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet slim here", textContent: say("here") });
    const more = Object.assign(document.createElement("span"), { className: "hidden-visually", textContent: ` ${place.dataset.name ?? say("nowhere")}` });
    button.append(more);
    place.append(button);
  }
  told(say("picked", { name: data.people[person].name }));
};
const drop = () => {
  if (picked === null) return;
  document.querySelectorAll(".here").forEach((button) => button.remove());
  const own = document.querySelector(`[data-person="${picked}"]`);
  own?.classList.remove("picked");
  own?.querySelector(".hold").setAttribute("aria-pressed", "false");
  part("board").classList.remove("picking");
  picked = null;
  preview();
};
const target = (element) => element?.closest("#seating-board [data-person], #seating-board [data-seat]");
const put = (where) => {
  const [person, list] = [picked, moves(picked, where)];
  drop();
  keep(list);
  return person;
};

const drag = { person: null, ghost: null, x: 0, y: 0, over: null, moved: false };
const begin = () => {
  data = JSON.parse(part("board").dataset.seating);
  picked = null;
  for (const hold of document.querySelectorAll(".hold")) {
    hold.disabled = false;
    hold.setAttribute("aria-pressed", "false");
  }
};

const start = () => {
  document.querySelector(".seating-how").hidden = false;
  part("tools").hidden = false;
  begin();
  part("undo").addEventListener("click", () => {
    // who was moved since sits elsewhere: the server says so
    const last = done.at(-1)?.map((move) => ({ ...move, at: data.people.findIndex((person) => person.id === move.who) }));
    if (last?.every((move) => move.at >= 0)) keep(last, true);
    else { done.pop(); part("undo").hidden = !done.length; }
  });
  document.addEventListener("click", (event) => {
    const here = event.target.closest(".here");
    const hold = event.target.closest(".hold");
    if (here && picked !== null) return put(here.closest("[data-seat]"));
    if (!hold || drag.moved) return;
    const person = Number(hold.closest("[data-person]").dataset.person);
    if (picked === null) pick(person);
    else if (picked === person) { drop(); told(say("cancelled")); }
    else put(hold.closest("[data-person]"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (picked !== null || drag.person !== null)) {
      stop();
      const person = picked;
      drop();
      preview();
      told(say("cancelled"));
      document.querySelector(`[data-person="${person}"] .hold`)?.focus();
    }
    // arrows lead from person to person, and to the places once somebody is picked up
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.closest(".hold, .here")) return;
    event.preventDefault();
    const stops = [...document.querySelectorAll("#seating-board .hold, #seating-board .here")];
    stops[(stops.indexOf(event.target.closest(".hold, .here")) + step + stops.length) % stops.length].focus();
  });
  const look = (event) => {
    if (picked === null || drag.person !== null) return;
    const where = target(event.target);
    const list = where ? moves(picked, where) : [];
    preview(list.length ? list : null);
    if (where && list.length) part("preview").textContent = `${name(where)}. ${part("preview").textContent}`;
  };
  document.addEventListener("focusin", look);
  document.addEventListener("pointerover", look);

  // dragging: a mouse drags the whole person, a finger their name
  document.addEventListener("pointerdown", (event) => {
    drag.moved = false;
    const person = event.target.closest("#seating-board [data-person]");
    const finger = event.pointerType !== "mouse" && !event.target.closest(".hold");
    if (!person || finger || event.button !== 0 || busy || event.target.closest("details, a, .here")) return;
    drag.person = Number(person.dataset.person);
    [drag.x, drag.y] = [event.clientX, event.clientY];
  });
  document.addEventListener("pointermove", (event) => {
    if (drag.person === null) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 6) return;
      drop();
      drag.moved = true;
      drag.ghost = Object.assign(document.createElement("div"), { className: "seat-ghost", textContent: data.people[drag.person].name });
      drag.ghost.setAttribute("aria-hidden", "true");
      document.body.append(drag.ghost);
      document.documentElement.classList.add("dragging");
      document.querySelector(`[data-person="${drag.person}"]`).classList.add("picked");
    }
    event.preventDefault();
    const right = Math.max(0, innerWidth - drag.ghost.offsetWidth - 20);
    drag.ghost.style.transform = `translate(${Math.min(event.clientX + 12, right)}px, ${event.clientY + 12}px)`;
    const edge = 60;
    if (event.clientY < edge) scrollBy(0, -18);
    else if (event.clientY > innerHeight - edge) scrollBy(0, 18);
    const over = target(document.elementFromPoint(event.clientX, event.clientY)) ?? null;
    if (over === drag.over) return;
    drag.over?.classList.remove("over");
    drag.over = over;
    const list = over ? moves(drag.person, over) : [];
    if (list.length) over.classList.add("over");
    preview(list.length ? list : null);
    drag.ghost.textContent = list.length ? `${data.people[drag.person].name} · ${name(over)}` : data.people[drag.person].name;
  });
  document.addEventListener("pointerup", () => {
    const [person, over] = [drag.person, drag.over];
    const dragged = Boolean(drag.ghost);
    stop();
    if (!dragged) return;
    const list = over ? moves(person, over) : [];
    if (list.length) keep(list); else preview();
  });
  document.addEventListener("pointercancel", () => { stop(); preview(); });
};
const stop = () => {
  drag.ghost?.remove();
  drag.over?.classList.remove("over");
  if (drag.person !== null) document.querySelector(`[data-person="${drag.person}"]`)?.classList.toggle("picked", picked === drag.person);
  document.documentElement.classList.remove("dragging");
  Object.assign(drag, { person: null, ghost: null, over: null });
};

if (part("board") && part("tools")) start();
