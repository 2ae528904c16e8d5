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
