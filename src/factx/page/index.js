"use strict";
{
  const most = 100;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = JSON.parse(document.getElementById("participants").textContent);
  const keys = entries.map(([name, kind, countries, roles]) => plain([name, kind, ...countries, ...roles].join(" ")));
  const body = document.querySelector("tbody");
  const pages = [...body.rows].map((row) => row.querySelector("a"));
  const found = document.getElementById("found");
  const status = document.getElementById("status");

  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };
  const item = ([name, kind, countries, roles, articles]) => {
    const said = articles.reduce((sum, [, quotes]) => sum + quotes, 0);
    const about = element("span", [kind, ...countries, ...roles].join(" · "));
    about.className = "line";
    const links = articles.slice(0, most).map(([article, quotes]) => {
      const link = element("a", pages[article].textContent);
      link.href = pages[article].getAttribute("href");
      const line = element("span", "", link, quotes ? ` (quotes: ${quotes})` : "");
      line.className = "line";
      return line;
    });
    return element("li", "", element("strong", "", element("bdi", name)), ` articles: ${articles.length} · quotes: ${said}`, about, ...links);
  };
  document.getElementById("search").addEventListener("input", (event) => {
    const words = plain(event.target.value).split(/\s+/).filter(Boolean);
    const hits = words.length ? entries.filter((_, at) => words.every((word) => keys[at].includes(word))) : [];
    found.replaceChildren(...hits.slice(0, most).map(item));
    status.textContent = words.length ? `${hits.length} participants` + (hits.length > most ? `, the first ${most} shown` : "") : "";
  });

  for (const head of document.querySelectorAll("th")) {
    head.querySelector("button").addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const other of document.querySelectorAll("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const value = (row) => row.cells[head.cellIndex].textContent.trim();
      const compare = head.classList.contains("number")
        ? (one, other) => value(one) - value(other)
        : (one, other) => value(one).localeCompare(value(other), "fr");
      const rows = [...body.rows].sort((one, other) => (descending ? -compare(one, other) : compare(one, other)));
      body.replaceChildren(...rows);
    });
  }
}
