// The clock of a workshop: the step that is on, how long still, the team that comes next. It asks the server for nothing; where
// it stands is kept on this machine, so that a page opened again goes on. Never here: names of people.

const root = document.querySelector("#clock");
const data = JSON.parse(root.dataset.clock);
const part = (name) => document.querySelector(`#clock-${name}`);
const say = (key, values) => data.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const KEPT = `clock:${data.id}`;
// the server's time, not that of a laptop that is set wrong
const ahead = data.now - Date.now();
const now = () => Date.now() + (Math.abs(ahead) > 60e3 ? ahead : 0);
const read = () => { try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
let { team = -1, held = null } = read();
const keep = () => { try { localStorage.setItem(KEPT, JSON.stringify({ team, held })); } catch { /* it goes on without */ } };

root.hidden = false;

// When each step begins: by the run sheet, or from where somebody put it.
const plan = () => {
  let at = data.begins;
  return data.steps.map((step, number) => {
    if (held && held.step === number) at = held.at;
    const from = at;
    at += step.minutes * 60e3;
    return { ...step, from, until: at };
  });
};
const time = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
const span = (milliseconds) => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value) => String(value).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
const put = (name, text) => { if (part(name).textContent !== text) part(name).textContent = text; };

const at = () => {
  const steps = plan();
  const moment = now();
  const first = held ? held.step : 0;
  const found = steps.findIndex((step, number) => number >= first && moment < step.until);
  return { steps, moment, number: found < 0 ? steps.length : found };
};
const show = () => {
  const { steps, moment, number } = at();
  const step = steps[number];
  if (!step) {
    put("step", say("ended", {}));
    put("left", "");
    put("next", "");
    part("bar").hidden = true;
  } else {
    const early = moment < step.from;
    const left = early ? step.from - moment : step.until - moment;
    put("step", early ? say("before", { title: step.title, at: time(step.from) }) : step.title);
    put("left", span(left));
    part("left").classList.toggle("last", !early && left < 60e3);
    part("bar").hidden = early;
    part("bar").value = early ? 0 : 1 - left / Math.max(1, step.until - step.from);
    const next = steps[number + 1];
    put("next", next ? say("next", { title: next.title, at: time(next.from) }) : say("after", { at: time(step.until) }));
  }
  const called = data.teams[team];
  const then = data.teams[team + 1];
  part("team").hidden = !called;
  put("team", called ? say("call", { team: called }) : "");
  put("then", !data.teams.length ? "" : then ? say("then", { team: then }) : say("all-called", {}));
};

const act = {
  "team-next": () => { team = Math.min(team + 1, data.teams.length - 1); },
  "team-back": () => { team = Math.max(team - 1, -1); },
  "step-next": () => {
    const { number, moment, steps } = at();
    const begun = steps[number] && moment >= steps[number].from;
    held = { step: Math.min(begun ? number + 1 : number, steps.length - 1), at: moment };
  },
  "on-time": () => { held = null; },
  full: () => { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen?.(); },
};
const KEYS = { " ": "team-next", ArrowRight: "team-next", PageDown: "team-next", ArrowLeft: "team-back", PageUp: "team-back", n: "step-next", N: "step-next", h: "on-time", H: "on-time", f: "full", F: "full" };
const doing = (what) => { act[what](); keep(); show(); };
root.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (button) doing(button.dataset.do);
});
document.addEventListener("keydown", (event) => {
  const what = KEYS[event.key];
  const typing = event.target.closest("input, textarea, select");
  // a button that has the focus is pressed by the space bar itself
  if (!what || typing || event.ctrlKey || event.altKey || event.metaKey || (event.key === " " && event.target.closest("button, a, summary"))) return;
  event.preventDefault();
  doing(what);
});
if (!document.fullscreenEnabled) root.querySelector("[data-do=full]").hidden = true;
show();
setInterval(show, 250);
