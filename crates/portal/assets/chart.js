// Comfort for charts: values under the pointer, marks by keyboard, the form drawn anew at once. Every page works without it.
// Never here: data of its own, requests to other servers.

const spoken = new WeakMap();

/** What a mark says: its <title>, taken away so that the browser's own does not show too. */
function said(mark) {
  if (!spoken.has(mark)) {
    const title = mark.querySelector("title");
    spoken.set(mark, title?.textContent ?? "");
    title?.remove();
  }
  return spoken.get(mark);
}

function enliven(figure) {
  if (figure.dataset.live) return;
  figure.dataset.live = "1";
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  figure.append(tip);
  const show = (mark) => {
    const text = said(mark);
    if (!text) return;
    tip.textContent = text.replaceAll("; ", "\n");
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const around = figure.getBoundingClientRect();
    const left = Math.min(Math.max(box.x + box.width / 2 - around.x - tip.offsetWidth / 2, 4), around.width - tip.offsetWidth - 4);
    const above = box.y - around.y - tip.offsetHeight - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${Math.max(above, 4)}px`;
  };
  const hide = () => { tip.hidden = true; };
  for (const svg of figure.querySelectorAll("svg")) {
    const marks = [...svg.querySelectorAll("rect.band, rect.mark, path.area, circle.place")].filter((mark) => mark.querySelector("title"));
    if (marks.length === 0) continue;
    // the drawing becomes a group of named marks; one of them is in the order of the tab key
    svg.setAttribute("role", "group");
    marks.forEach((mark, index) => {
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", said(mark));
      mark.setAttribute("tabindex", index === 0 ? "0" : "-1");
      mark.addEventListener("pointerenter", () => show(mark));
      mark.addEventListener("pointerleave", hide);
      mark.addEventListener("focus", () => show(mark));
      mark.addEventListener("blur", hide);
      mark.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
        if (event.key === "Escape") hide();
        if (step === undefined) return;
        event.preventDefault();
        const next = marks[Math.min(Math.max(index + step, 0), marks.length - 1)];
        mark.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      });
    });
  }
}

function all() {
  for (const figure of document.querySelectorAll("figure.chart")) enliven(figure);
}

/** The form draws anew when a choice changes; its button stays for whoever prefers it. */
function live(form) {
  let turn = 0;
  const draw = async () => {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (value === "") query.delete(name);
    const address = `${form.getAttribute("action")}?${query}`;
    const mine = ++turn;
    const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || mine !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["#chart-result", "form[data-live]"]) {
      const [here, there] = [document.querySelector(part), page.querySelector(part)];
      if (!here || !there) return;
      const focus = here.contains(document.activeElement) ? document.activeElement.id : "";
      here.replaceChildren(...there.childNodes);
      if (focus) document.getElementById(focus)?.focus();
    }
    history.replaceState(null, "", address);
    all();
    document.dispatchEvent(new CustomEvent("drawn"));
  };
  form.addEventListener("change", draw);
}

all();
const form = document.querySelector("form[data-live]");
if (form) live(form);
