// The inventory's sheet: arrow keys, pasting from a spreadsheet, and each row saved when it is left. Without it the sheet
// is a form that works. Never here: merging, checking (the server does both).

const form = document.querySelector("#sheet");
if (form) {
  const state = form.querySelector("#save-state");
  const body = form.querySelector("tbody");
  const text = form.dataset;
  form.querySelectorAll(".keys-help").forEach((part) => { part.hidden = false; });
  const cells = (row) => [...row.querySelectorAll("td :is(input, select, textarea)")];
  const rows = () => [...body.rows];
  const key = (row) => row.dataset.entry ? `e.${row.dataset.entry}` : `n.${row.dataset.new}`;
  const dirty = new Set();
  let sending = false;
  let ended = false;
  let running = Promise.resolve();

  const say = (message, problem = false) => {
    state.textContent = message;
    state.classList.toggle("problem", problem);
  };
  const touched = (row) => {
    dirty.add(row);
    say(text.unsaved);
    // there is always a blank row below
    if (row.dataset.new && row === body.lastElementChild) more();
  };
  const more = () => {
    const last = body.lastElementChild;
    const copy = last.cloneNode(true);
    const number = Number(last.dataset.new) + 1;
    copy.dataset.new = number;
    for (const cell of cells(copy)) {
      cell.name = cell.name.replace(/^n\.\d+\./, `n.${number}.`);
      if (cell.tagName === "SELECT") cell.selectedIndex = 0; else cell.value = "";
    }
    body.append(copy);
    return copy;
  };

  body.addEventListener("input", (event) => touched(event.target.closest("tr")));
  body.addEventListener("focusout", (event) => {
    const row = event.target.closest("tr");
    if (!row.contains(event.relatedTarget) && dirty.has(row)) save();
  });

  // one request at a time, so that the rows' revisions follow one another
  const save = () => { running = running.then(send); return running; };
  const send = async () => {
    if (dirty.size === 0) return;
    const going = [...dirty];
    const asked = new URLSearchParams([["sign", form.elements.sign.value]]);
    for (const row of going) {
      dirty.delete(row);
      const revision = row.querySelector("input[type=hidden]");
      if (revision) asked.append(revision.name, revision.value);
      for (const cell of cells(row)) asked.append(cell.name, cell.value);
    }
    // rows that are blank have no answer: the others come in the order in which they were sent
    const filled = going.filter((row) => row.dataset.entry || cells(row).some((cell) => cell.value.trim()));
    sending = true;
    say(text.saving);
    try {
      const answer = await fetch(form.action, { method: "POST", body: asked, headers: { accept: "application/json" } });
      // the session has ended: the button leads to signing in, and what is written here goes along
      ended = answer.status === 401 || answer.status === 403;
      if (!answer.ok) throw new Error(answer.status);
      const { rows: written } = await answer.json();
      let bad = "";
      written.forEach((one, at) => {
        const row = filled[at];
        if (!row) return;
        if (one.outcome === "clashed") { row.dataset.clashed = "yes"; return; }
        if (one.outcome === "bad") bad = one.why;
        settle(row, one, dirty.has(row));
      });
      if (form.querySelector("[data-clashed]")) say(text.clash, true);
      else if (bad) say(bad, true);
      else say(dirty.size ? text.unsaved : text.kept);
    } catch {
      going.forEach((row) => dirty.add(row));
      say(ended ? text.ended : text.failed, true);
    }
    sending = false;
  };

  // what the server made of a row; a row that was written in meanwhile keeps what is typed
  const settle = (row, one, typing) => {
    if (!row.dataset.entry && one.id) {
      const before = key(row);
      row.dataset.entry = one.id;
      delete row.dataset.new;
      row.classList.remove("new");
      for (const cell of cells(row)) cell.name = cell.name.replace(`${before}.`, `e.${one.id}.`);
      const head = row.querySelector("th");
      const link = document.createElement("a");
      link.href = `${form.getAttribute("action")}/entry/${one.id}`;
      link.textContent = one.open;
      const revision = document.createElement("input");
      revision.type = "hidden";
      revision.name = `e.${one.id}.revision`;
      head.replaceChildren(revision, link);
    }
    if (one.revision) row.querySelector("th input[type=hidden]").value = one.revision;
    for (const cell of cells(row)) {
      const field = cell.name.split(".").pop();
      const cellBox = cell.closest("td");
      const said = one.outcome === "bad" && one.field === field ? one.why : one.said[field] || "";
      cellBox.querySelector(".say").textContent = said;
      cellBox.classList.toggle("warning", said !== "");
      if (said === "") cellBox.classList.remove("error");
      if (!typing && one.outcome !== "bad" && field in one.cells && document.activeElement !== cell) cell.value = one.cells[field];
    }
  };

  // arrows and Enter lead from cell to cell
  body.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || cell.tagName === "SELECT") return;
    const row = cell.closest("tr");
    const column = cells(row).indexOf(cell);
    const lines = cell.tagName === "TEXTAREA";
    const start = cell.selectionStart === 0 && cell.selectionEnd === 0;
    const end = cell.selectionStart === cell.value.length;
    const listed = cell.hasAttribute("list");
    let next = null;
    if (event.key === "ArrowDown" && (lines ? end : !listed) || event.key === "Enter" && !lines) {
      next = row.nextElementSibling && cells(row.nextElementSibling)[column];
      if (event.key === "Enter") event.preventDefault();
    } else if (event.key === "ArrowUp" && (lines ? start : !listed)) {
      next = row.previousElementSibling && cells(row.previousElementSibling)[column];
    } else if (event.key === "ArrowRight" && end) {
      next = cells(row)[column + 1];
    } else if (event.key === "ArrowLeft" && start) {
      next = cells(row)[column - 1];
    }
    if (next) {
      event.preventDefault();
      next.focus();
      if (next.select && next.tagName === "INPUT") next.select();
    }
  });

  // cells copied in a spreadsheet: tabs and lines, quotes around cells with lines in them
  const parsed = (pasted) => {
    const table = [[""]];
    let quoted = false;
    for (let at = 0; at < pasted.length; at += 1) {
      const sign = pasted[at];
      const row = table[table.length - 1];
      if (quoted) {
        if (sign !== '"') row[row.length - 1] += sign;
        else if (pasted[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
        else quoted = false;
      } else if (sign === '"' && row[row.length - 1] === "") quoted = true;
      else if (sign === "\t") row.push("");
      else if (sign === "\n") table.push([""]);
      else if (sign !== "\r") row[row.length - 1] += sign;
    }
    if (table[table.length - 1].join("") === "") table.pop();
    return table;
  };
  const plain = (value) => value.normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim().toLowerCase();
  const put = (cell, value) => {
    if (cell.tagName !== "SELECT") { cell.value = value.trim(); return true; }
    // the words of both languages begin alike: público, public; sí, yes and no are short
    const word = plain(value);
    const begins = (text) => word.length >= 4 && text.slice(0, 4) === word.slice(0, 4);
    const found = [...cell.options].find((option) => option.value !== "" && (plain(option.textContent) === word
      || option.value === (word === "si" ? "yes" : word) || begins(option.value)));
    if (found) cell.value = found.value;
    return Boolean(found) || value.trim() === "";
  };
  body.addEventListener("paste", (event) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(pasted.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    let row = event.target.closest("tr");
    const first = cells(row).indexOf(event.target);
    const lost = [];
    for (const line of parsed(pasted)) {
      if (!row) row = more();
      const own = cells(row);
      line.forEach((value, at) => {
        const cell = own[first + at];
        if (!cell || !put(cell, value)) { if (value.trim()) lost.push(value.trim()); }
      });
      dirty.add(row);
      if (row.dataset.new && row === body.lastElementChild) more();
      row = row.nextElementSibling;
    }
    say(lost.length ? `${text.unsaved} ⚠ ${lost.slice(0, 5).join(" · ")}` : text.unsaved, lost.length > 0);
  });

  // the button saves here as well; only where two wrote the same cell does it lead to the page with both values
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await save();
    if (!ended && !form.querySelector("[data-clashed]")) return;
    dirty.clear();
    form.submit();
  });
  window.addEventListener("beforeunload", (event) => { if (dirty.size || sending) event.preventDefault(); });
}
