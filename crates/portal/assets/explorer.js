// Comfort for the table explorer; every page works without it.
// Never here: data of its own, requests to other servers.

const form = document.querySelector("form[data-explorer]");

if (form) {
  // Empty fields stay out of the address, so that it is short enough to share.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
  // A long list of columns can be narrowed by typing.
  const narrow = document.querySelector("[data-narrow]");
  if (narrow) {
    narrow.hidden = false;
    const input = narrow.querySelector("input");
    const plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
    input.addEventListener("input", () => {
      const wanted = plain(input.value);
      for (const item of document.querySelectorAll("[data-column]")) {
        item.hidden = !plain(item.dataset.column).includes(wanted);
      }
    });
  }
}

// Copying a citation or an address with one press.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy)?.textContent ?? "";
    await navigator.clipboard.writeText(text.trim());
    const said = button.querySelector("[role=status]");
    if (said) said.textContent = button.dataset.done;
  });
}

// Columns that stay in place stand one beside the other.
const pinned = () => {
  for (const row of document.querySelectorAll("#rows tr")) {
    let left = 0;
    for (const cell of row.querySelectorAll(":scope > .pinned")) {
      cell.style.left = `${left}px`;
      left += cell.getBoundingClientRect().width;
    }
  }
};
if (document.querySelector("#rows .pinned")) {
  pinned();
  addEventListener("resize", pinned);
}

// The rows on this page, as a spreadsheet takes them.
for (const item of document.querySelectorAll("[data-copy-rows]")) {
  if (!navigator.clipboard) continue;
  item.hidden = false;
  const button = item.querySelector("button");
  button.addEventListener("click", async () => {
    const said = (cell) => (cell.querySelector(".head-cell > a, .cell") ?? cell).innerText.trim();
    const rows = [...document.querySelectorAll("#rows thead tr, #rows tbody tr")];
    const lines = rows.map((row) => [...row.cells].map((cell) => (cell.querySelector(".blank") ? "" : said(cell).replace(/\s+/g, " "))).join("\t"));
    await navigator.clipboard.writeText(lines.join("\n"));
    button.querySelector("[role=status]").textContent = ` ✓ ${button.dataset.done}`;
  });
}

// A menu closes when the keyboard or the pointer leaves it.
for (const menu of document.querySelectorAll("details.drop")) {
  addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
