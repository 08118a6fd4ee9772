"use strict";
{
  const numbers = (text) => (text ? text.split(" ") : []);
  const text = document.getElementById("text");
  const status = document.getElementById("status");
  const places = new Map();
  const add = (number, element) => places.set(number, [...(places.get(number) || []), element]);
  const cards = new Map();
  for (const each of document.querySelectorAll("[data-record]")) {
    add(each.dataset.record, each);
    if (each.dataset.kind) cards.set(each.dataset.record, each);
  }
  const pieces = [...text.querySelectorAll(".piece")];
  const parts = new Map();
  for (const piece of pieces) {
    for (const number of numbers(piece.dataset.marks)) add(number, piece);
    for (const number of numbers(piece.dataset.parts)) parts.set(number, [...(parts.get(number) || []), piece]);
  }
  const shown = (number) => document.getElementById("show-" + cards.get(number).dataset.kind).checked;
  let held = null;

  const light = (number) => {
    for (const each of document.querySelectorAll(".lit, .linked")) each.classList.remove("lit", "linked");
    status.textContent = "";
    if (number === null) return;
    const card = cards.get(number);
    const linked = numbers(card.dataset.links).filter(shown).flatMap((other) => places.get(other));
    for (const each of [...linked, ...(parts.get(number) || [])]) each.classList.add("linked");
    for (const each of places.get(number)) {
      each.classList.remove("linked");
      each.classList.add("lit");
    }
    status.textContent = [...card.children].map((each) => each.textContent).join(" — ");
  };
  const hold = (number) => {
    held = number;
    light(number);
  };
  const at = (target) => {
    const element = target instanceof Element ? target.closest(".piece, [data-record]") : null;
    if (!element) return null;
    return element.dataset.record || numbers(element.dataset.marks).find(shown) || null;
  };

  document.addEventListener("pointerover", (event) => light(at(event.target) || held));
  document.addEventListener("focusin", (event) => light(at(event.target) || held));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".legend")) hold(at(event.target));
  });
  document.addEventListener("change", () => hold(null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hold(null);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (document.activeElement !== text || !step) return;
    const order = [...cards.keys()].filter(shown).sort((a, b) => a - b);
    if (!order.length) return;
    event.preventDefault();
    const next = held === null ? (step > 0 ? 0 : order.length - 1) : order.indexOf(held) + step;
    hold(order[(next + order.length) % order.length]);
    document.getElementById("r" + held).scrollIntoView({ block: "nearest" });
  });
}
