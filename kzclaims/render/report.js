"use strict";
// The page is whole without this: it finds, sorts, opens and copies, and hides what was not asked for.
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (name, words, label) => {
  const made = document.createElement(name);
  made.type = "button";
  made.textContent = words;
  if (label) made.setAttribute("aria-label", label);
  return made;
};

function opened() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  target.scrollIntoView();
}

function filtering(table, bar) {
  const rows = all("tbody tr", table).map((row) => {
    const link = one("a", row);
    const hash = link.getAttribute("href");
    const claim = hash.startsWith("#") ? document.getElementById(hash.slice(1)) : null;
    const item = claim && claim.closest("article");
    return { row, item, words: (row.textContent + " " + hash + " " + (item ? item.textContent : "")).toLowerCase() };
  });
  const [find, only, topic, shown] = ["#find", "#only", "#topic", "#shown"].map((id) => one(id, bar));
  const filter = () => {
    const asked = find.value.toLowerCase().split(/\s+/);
    let number = 0;
    for (const { row, item, words } of rows) {
      const kept = (!only.value || row.dataset.verdict === only.value) && (!topic || !topic.selectedIndex ||
        row.dataset.topic === topic.value) && asked.every((word) => words.includes(word));
      row.hidden = !kept;
      if (item) item.hidden = !kept;
      number += kept;
    }
    shown.textContent = `${number} of ${rows.length} claims`;
  };
  for (const each of [find, only, topic]) if (each) each.addEventListener("input", filter);
  filter();
  bar.hidden = false;
}

function sorting(table) {
  const body = one("tbody", table);
  const heads = all("thead th", table);
  const value = (row, column) => {
    const cell = row.cells[column];
    return column === 1 || column === 0 ? cell.textContent.trim().toLowerCase() : Number(cell.dataset.n ?? cell.textContent);
  };
  heads.forEach((head, column) => {
    const button = make("button", head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      const up = was ? was === "descending" : column < 2;  // words from A, numbers from the largest
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sign = up ? 1 : -1;
      const rows = [...body.rows].map((row) => [value(row, column), row]);
      rows.sort(([a], [b]) => sign * (a < b ? -1 : a > b ? 1 : 0));
      body.append(...rows.map(([, row]) => row));
    });
  });
}

function copying(item) {
  const sentence = one(".sentence", item);
  const said = sentence.textContent;
  const place = item.id ? item : one("[id^=claim-]", item);
  const button = make("button", "Copy", "Copy the sentence: " + one("h3", item).textContent.trim());
  button.className = "copy";
  button.addEventListener("click", async () => {
    const words = `${said} (${location.href.split("#")[0]}#${place.id})`;
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(sentence);
      button.textContent = "Selected";
    }
  });
  sentence.append(" ", button);
}

const table = one(".index");
if (table) {
  filtering(table, one(".filter"));
  sorting(table);
}
all("article").forEach(copying);
addEventListener("hashchange", opened);
if (location.hash) opened();
