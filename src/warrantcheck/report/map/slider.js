// Redraws the page for the day that the slider stands on. All words come from the page's data; nothing is fetched.
"use strict";
(() => {
  const id = (name) => document.getElementById(name);
  const data = JSON.parse(id("days-data").textContent);
  const { levels, days, cells, places, strings, titles, leads } = data;
  const slider = id("day");
  const [DUTY, OWN, HOME, FREE] = [1, 2, 4, 8];

  const cellOn = (turns, index) => {
    let found = turns[1];
    for (let i = 2; i < turns.length && turns[i] <= index; i += 2) found = turns[i + 1];
    return cells[found];
  };
  const inWords = (on) => new Date(`${on}T00:00Z`).toLocaleDateString("en-GB",
    { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const groups = new Map([...document.querySelectorAll("[data-place]")].map((g) => [g.dataset.place, g]));
  const texts = (selector, text) => document.querySelectorAll(selector).forEach((e) => { e.textContent = text; });

  const element = (tag, name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries({ class: name, ...attributes })) made.setAttribute(key, value);
    return made;
  };

  const draw = (key, [level, flags, , duty, risk, arrest, words, reason]) => {
    const [name, suffix] = places[key];
    const group = groups.get(key);
    const label = `${name}: ${strings[words]}${suffix}`;
    group.setAttribute("aria-label", label);
    group.querySelector("title").textContent = flags & FREE ? label : `${label}. ${strings[reason]}`;
    const lands = [...group.querySelectorAll(".land,.circle"), ...document.querySelectorAll(`[data-land="${key}"] .land`)];
    for (const shape of lands) {
      const kept = [...shape.classList].filter((word) => ["land", "circle", "disputed"].includes(word));
      shape.setAttribute("class", [levels[level], ...kept].join(" "));
      shape.classList.toggle("duty", flags & DUTY);
      shape.classList.toggle("own", flags & OWN);
      shape.classList.toggle("home", flags & HOME);
      shape.classList.toggle("free", flags & FREE);
      shape.classList.toggle("sign", levels[level] === "unclear" && kept.includes("circle"));
    }
    const row = id(`row-${key.replace("@", "")}`);
    if (!row) return;
    const values = [duty, risk, null, arrest].map((i) => (i === null ? levels[level] : strings[i]));
    if (!key.startsWith("@")) values.push(strings[reason]);
    values.forEach((text, i) => { row.cells[i + 1].textContent = text; });
  };

  const show = (index) => {
    const [on, known, who, changed] = days[index];
    const day = inWords(on);
    const counts = {};
    const seen = new Set();
    const risks = new Map();
    const rings = [];
    let dots = "";
    for (const [key, [, , x, y, radius, turns, inPicture]] of Object.entries(places)) {
      const cell = cellOn(turns, index);
      draw(key, cell);
      const [level, flags, risk] = cell;
      const state = key.startsWith("@") ? 0 : 1;
      const trip = state && !cell[8] ? 1 : 0;
      const count = (kind, one) => {
        counts[kind] = (counts[kind] || 0) + one;
        if (inPicture) seen.add(kind);
      };
      risks.set(`row-${key}`, risk);
      if (flags & FREE) { count("free", state); continue; }
      count(levels[level], trip);
      if (flags & HOME) count("home", state);
      if (flags & DUTY) { count("duty", state); dots += `M${x} ${y}h0`; }
      if (flags & OWN) { count("own", trip); rings.push({ cx: x, cy: y, r: radius }); }
    }
    document.querySelector(".world .marks").replaceChildren(
      ...["halo", "ring"].flatMap((name) => rings.map((ring) => element("circle", name, ring))),
      ...["rim", "dot"].map((name) => element("path", name, { d: dots })),
    );
    document.querySelectorAll("[data-kind]").forEach((line) => {
      const kind = line.dataset.kind;
      line.hidden = !seen.has(kind);
      const number = line.querySelector(".count");
      if (number) number.textContent = counts[kind] ? `(${counts[kind]} state${counts[kind] > 1 ? "s" : ""})` : "";
    });
    const body = id("table").nextElementSibling.querySelector("tbody");
    const byName = (a, b) => (a.cells[0].textContent < b.cells[0].textContent ? -1 : 1);
    body.append(...[...body.rows].sort((a, b) => risks.get(b.id) - risks.get(a.id) || byName(a, b)));
    const title = titles[seen.has("free") ? 1 : 0].replace("{day}", day);
    document.title = title;
    texts(".lead-words", leads[seen.has("free") ? 1 : 0]);
    texts("h1,#map-title", title);
    texts(".days", `On ${on}, known on ${known || on}.`);
    texts(".person", strings[who]);
    const levelsNow = levels.filter((level) => counts[level]).map((level) => `${level} ${counts[level]}`);
    texts(".counts", levelsNow.length ? `States by level: ${levelsNow.join(", ")}.` : "");
    slider.setAttribute("aria-valuetext", day);
    id("shown-day").textContent = day;
    id("changed").textContent = changed;
    id("earlier").disabled = index === 0;
    id("later").disabled = index === days.length - 1;
  };

  const move = (index) => { slider.value = index; show(Number(slider.value)); };
  slider.max = days.length - 1;
  slider.addEventListener("input", () => show(Number(slider.value)));
  id("earlier").addEventListener("click", () => move(Number(slider.value) - 1));
  id("later").addEventListener("click", () => move(Number(slider.value) + 1));
  // An address that ends in #2024-09-03 opens the page on that day.
  const asked = () => {
    const on = location.hash.slice(1);
    if (!/^\d{4}-\d\d-\d\d$/.test(on)) return null;
    return Math.max(0, days.filter((day) => day[0] <= on).length - 1);
  };
  addEventListener("hashchange", () => { if (asked() !== null) move(asked()); });
  id("time").hidden = false;
  move(asked() ?? data.start);
})();
