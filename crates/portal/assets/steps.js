// The run sheet: from when to when each step goes, while it is written. Without it the page says so once it is saved.

const form = document.querySelector("#steps");
const words = JSON.parse(form.dataset.words);
const [hour, minute] = form.dataset.begins.split(":").map(Number);
const whole = Number(form.dataset.minutes);
const clock = (minutes) => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const count = () => {
  let at = hour * 60 + minute;
  const begins = at;
  for (const row of form.querySelectorAll("tbody tr")) {
    const text = row.querySelector("[name=minutes]").value.trim();
    const minutes = /^\d{1,4}$/.test(text) ? Number(text) : null;
    row.querySelector(".time").textContent = minutes === null ? "" : `${clock(at)}–${clock(at + minutes)}`;
    at += minutes ?? 0;
  }
  const sum = at - begins;
  const rest = sum - whole;
  const line = words[rest === 0 ? "even" : rest > 0 ? "over" : "short"];
  const total = document.querySelector("#steps-total");
  total.textContent = line.replace("{sum}", sum).replace("{minutes}", whole).replace("{rest}", Math.abs(rest));
  total.classList.toggle("warning", rest !== 0);
};
form.addEventListener("input", count);
