// The page's behaviour. Everything shown is set as text, never as markup, and nothing is fetched.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("entente-data").textContent);
  const svg = document.querySelector("svg.entente");
  const stage = document.querySelector(".stage");
  const panel = document.querySelector(".panel");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  document.documentElement.classList.add("js");

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const ties = new Map(data.ties.map((tie) => [tie.id, tie]));
  for (const node of nodes.values()) {
    node.shape = document.getElementById(node.id);
    node.ties = [];
    node.folded = fold([node.name, ...node.aliases].join("\n"));
  }
  for (const tie of ties.values()) {
    tie.shapes = [document.getElementById(tie.id), svg.querySelector(`[data-tie="${tie.id}"]`)].filter(Boolean);
    nodes.get(tie.from).ties.push(tie);
    nodes.get(tie.to).ties.push(tie);
  }

  let chosen = null;

  // Filters: what is unticked is hidden.
  const off = { kind: new Set(), relation: new Set(), modality: new Set(), source: new Set() };
  let period = { from: "", to: "" };
  const admits = (claim) =>
    !off.modality.has(claim.modality) && !off.source.has(claim.outlet) &&
    // A month or a year is within a period that it overlaps.
    (!period.from || (claim.date && `${claim.date}-99` >= period.from)) &&
    (!period.to || (claim.date && claim.date.slice(0, period.to.length) <= period.to));
  const applyFilters = () => {
    let shown = 0;
    for (const tie of ties.values()) {
      tie.isShown = !off.relation.has(tie.relation) && !off.kind.has(nodes.get(tie.from).kind) &&
        !off.kind.has(nodes.get(tie.to).kind) && (tie.claims.length === 0 || tie.claims.some(admits));
      if (tie.isShown) shown += 1;
      for (const shape of tie.shapes) shape.classList.toggle("en-hidden", !tie.isShown);
    }
    for (const node of nodes.values()) {
      node.isShown = !off.kind.has(node.kind) &&
        (node.ties.length === 0 || node.ties.some((tie) => tie.isShown));
      node.shape.classList.toggle("en-hidden", !node.isShown);
    }
    count.textContent = `${shown} of ${ties.size} ties`;
    for (const menu of document.querySelectorAll(".bar details")) {
      const boxes = [...menu.querySelectorAll("input")];
      menu.classList.toggle("on", boxes.some((box) => box.type === "checkbox" ? !box.checked : box.value));
    }
    if (chosen) show(chosen);
  };
  for (const [name, values] of Object.entries({
    kind: data.nodes.map((node) => node.kind), relation: data.ties.map((tie) => tie.relation),
    modality: data.ties.flatMap((tie) => tie.claims.map((claim) => claim.modality)),
    source: data.ties.flatMap((tie) => tie.claims.map((claim) => claim.outlet)),
  })) {
    const field = document.getElementById(`filter-${name}`);
    const all = [...new Set(values)].sort();
    if (all.length > 3) {
      const both = element("p");
      for (const [words, isOn] of [["All", true], ["None", false]]) {
        const button = element("button", words);
        button.type = "button";
        button.addEventListener("click", () => {
          off[name] = new Set(isOn ? [] : all);
          for (const box of field.querySelectorAll("input")) box.checked = isOn;
          applyFilters();
        });
        both.append(button);
      }
      field.append(both);
    }
    for (const value of all) {
      const label = element("label");
      const box = element("input");
      box.type = "checkbox";
      box.checked = true;
      box.addEventListener("change", () => {
        box.checked ? off[name].delete(value) : off[name].add(value);
        applyFilters();
      });
      label.append(box, element("span", value || "not known"));
      field.append(label);
    }
  }
  for (const end of ["from", "to"]) {
    document.getElementById(`date-${end}`).addEventListener("input", (event) => {
      period[end] = event.target.value;
      applyFilters();
    });
  }

  // The evidence.
  const claimView = (claim) => {
    const quote = element("blockquote", undefined, claim.against ? "against" : "");
    quote.append(element("p", `“${claim.text}”`));
    const manner = [claim.manner, claim.by, claim.quantity].filter(Boolean).join(" · ");
    if (manner) quote.append(element("p", manner, "quiet"));
    const source = element("p", undefined, "quiet");
    const place = [claim.outlet, claim.title && `“${claim.title}”`, claim.day, `line ${claim.line}`]
      .filter(Boolean).join(", ");
    if (/^https?:\/\//.test(claim.address || "")) {
      const link = element("a", place);
      link.href = claim.address;
      link.rel = "noopener noreferrer";
      source.append(link);
    } else source.textContent = place;
    quote.append(source);
    return quote;
  };
  const tieTitle = (tie) => `${nodes.get(tie.from).name} – ${tie.relation} – ${nodes.get(tie.to).name}`;
  const tieButton = (tie) => {
    const item = element("li");
    const button = element("button", `${tieTitle(tie)}${tie.claims.length > 1 ? ` (${tie.claims.length})` : ""}`);
    button.addEventListener("click", () => choose(tie));
    item.append(button);
    return item;
  };
  const show = (chosen) => {
    panel.replaceChildren();
    if (!chosen) {
      panel.append(element("h2", data.title));
      for (const line of data.subtitle) panel.append(element("p", line, "quiet"));
      panel.append(element("p", "Choose a box or a line to read what it rests on. / searches, arrows move, + and − zoom, 0 shows all, Esc goes back.", "quiet"));
      return;
    }
    if (chosen.claims) {
      panel.append(element("h2", tieTitle(chosen)));
      const claims = chosen.claims.filter(admits).sort((a, b) => a.date < b.date ? -1 : a.date > b.date ? 1 : a.line - b.line);
      // Who gives which number: they seldom agree.
      const figures = claims.filter((claim) => claim.quantity && !claim.against);
      if (new Set(figures.map((claim) => claim.quantity)).size > 1) {
        panel.append(element("p", "The figures differ.", "quiet"));
        const table = element("table");
        for (const claim of figures) {
          const row = element("tr");
          row.append(element("td", claim.quantity), element("td", claim.by || claim.outlet), element("td", claim.date, "quiet"));
          table.append(row);
        }
        panel.append(table);
      }
      const [against, affirming] = [claims.filter((c) => c.against), claims.filter((c) => !c.against)];
      if (against.length && affirming.length) {
        panel.append(element("p", "The sources disagree.", "quiet"));
        const sides = element("div", undefined, "sides");
        for (const [title, side] of [["It is so", affirming], ["It is not so", against]]) {
          const column = element("section");
          column.append(element("h3", title), ...side.map(claimView));
          sides.append(column);
        }
        panel.append(sides);
      } else panel.append(...claims.map(claimView));
      if (!chosen.claims.length) panel.append(element("p", chosen.summary, "quiet"));
      return;
    }
    panel.append(element("h2", chosen.name), element("p", chosen.kind, "quiet"));
    for (const office of chosen.offices) panel.append(element("p", office));
    if (chosen.aliases.length) panel.append(element("p", `Also: ${chosen.aliases.join(", ")}`, "quiet"));
    const list = element("ul");
    list.append(...chosen.ties.filter((tie) => tie.isShown).map(tieButton));
    panel.append(element("h3", "Ties"), list);
  };

  // What is pointed at or chosen stands out; the rest steps back.
  const emphasise = (thing) => {
    const near = new Set();
    if (thing && thing.claims) { near.add(thing); near.add(nodes.get(thing.from)); near.add(nodes.get(thing.to)); }
    else if (thing) {
      near.add(thing);
      for (const tie of thing.ties) { near.add(tie); near.add(nodes.get(tie.from)); near.add(nodes.get(tie.to)); }
    }
    const faint = (item) => Boolean(thing) && !near.has(item);
    for (const node of nodes.values()) {
      node.shape.classList.toggle("en-faint", faint(node));
      node.shape.classList.toggle("en-chosen", node === thing);
    }
    for (const tie of ties.values()) for (const shape of tie.shapes) {
      shape.classList.toggle("en-faint", faint(tie));
      shape.classList.toggle("en-chosen", tie === thing);
    }
  };
  const choose = (thing) => {
    chosen = thing;
    emphasise(thing);
    show(thing);
    panel.scrollTop = 0;
    if (thing && thing.shape) reveal(thing.shape);
  };
  const thingAt = (target) => {
    const shape = target.closest && target.closest(".en-node,.en-tie,.en-label");
    return shape ? nodes.get(shape.id) || ties.get(shape.id) || ties.get(shape.dataset.tie) : null;
  };
  let origin = null;
  svg.addEventListener("pointerover", (event) => { if (!chosen) emphasise(thingAt(event.target)); });
  svg.addEventListener("pointerout", () => { if (!chosen) emphasise(null); });
  svg.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    // To the evidence, and by Escape back to where it was asked for.
    origin = event.target.closest(".en-node,.en-tie");
    choose(thingAt(event.target));
    panel.focus();
    event.preventDefault();
  });

  // Search: by any name, without accents or case.
  search.addEventListener("input", () => {
    const words = fold(search.value.trim());
    const found = words ? [...nodes.values()].filter((node) => node.isShown && node.folded.includes(words)) : [];
    for (const node of nodes.values()) {
      node.shape.classList.toggle("en-found", found.includes(node));
      node.shape.classList.toggle("en-faint", Boolean(words) && !found.includes(node));
    }
    for (const tie of ties.values()) {
      const isNear = found.includes(nodes.get(tie.from)) || found.includes(nodes.get(tie.to));
      for (const shape of tie.shapes) shape.classList.toggle("en-faint", Boolean(words) && !isNear);
    }
    panel.replaceChildren(element("h2", words ? `${found.length} found` : data.title));
    const list = element("ul");
    for (const node of found) {
      const item = element("li");
      const button = element("button", node.name);
      button.addEventListener("click", () => choose(node));
      item.append(button);
      list.append(item);
    }
    panel.append(list);
    if (!words) choose(null);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const words = fold(search.value.trim());
    const first = [...nodes.values()].find((node) => node.isShown && words && node.folded.includes(words));
    if (first) choose(first);
  });

  // Zoom and pan by the view box.
  const whole = svg.viewBox.baseVal;
  const home = [whole.x, whole.y, whole.width, whole.height];
  // At first the picture, without what stands below it.
  const legend = svg.querySelector(".en-legend");
  const below = legend && legend.transform.baseVal.numberOfItems ? legend.transform.baseVal.getItem(0).matrix.f : 0;
  const first = below > home[3] / 4 ? [home[0], home[1], home[2], below] : home;
  let view = [...first];
  const setView = () => svg.setAttribute("viewBox", view.join(" "));
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(home[2] * 2, Math.max(home[2] / 20, view[2] / factor));
    const share = width / view[2];
    view = [x - (x - view[0]) * share, y - (y - view[1]) * share, width, view[3] * share];
    setView();
  };
  const pan = (x, y) => { view[0] += x * view[2]; view[1] += y * view[3]; setView(); };
  const reset = () => { view = [...home]; setView(); };
  // Moves what is out of sight into the middle.
  const reveal = (shape) => {
    const [box, frame] = [shape.getBoundingClientRect(), stage.getBoundingClientRect()];
    const isIn = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (isIn || !svg.getScreenCTM()) return;
    const middle = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2)
      .matrixTransform(svg.getScreenCTM().inverse());
    view[0] = middle.x - view[2] / 2;
    view[1] = middle.y - view[3] / 2;
    setView();
  };
  // Paper gets the whole page, whatever is looked at.
  window.addEventListener("beforeprint", () => svg.setAttribute("viewBox", home.join(" ")));
  window.addEventListener("afterprint", () => setView());
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, point.x, point.y);
  }, { passive: false });
  let grip = null;
  stage.addEventListener("pointerdown", (event) => {
    grip = { x: event.clientX, y: event.clientY, view: [...view], moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    // The button may have been let go outside.
    if (grip && event.buttons === 0) { grip = null; stage.classList.remove("drag"); }
    if (!grip) return;
    const scale = 1 / svg.getScreenCTM().a;
    const [x, y] = [event.clientX - grip.x, event.clientY - grip.y];
    if (Math.abs(x) + Math.abs(y) > 4) { grip.moved = true; stage.classList.add("drag"); }
    if (grip.moved) { view[0] = grip.view[0] - x * scale; view[1] = grip.view[1] - y * scale; setView(); }
  });
  window.addEventListener("pointerup", () => { stage.classList.remove("drag"); });
  svg.addEventListener("click", (event) => {
    const moved = grip && grip.moved;
    grip = null;
    if (moved) { event.preventDefault(); return; }
    const thing = thingAt(event.target);
    if (thing && event.target.closest("a")) event.preventDefault();
    choose(thing);
  });
  for (const [id, act] of [["zoom-in", () => zoom(1.3)], ["zoom-out", () => zoom(1 / 1.3)], ["zoom-all", reset]]) {
    document.getElementById(id).addEventListener("click", act);
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.tagName === "INPUT" && event.key !== "Escape") return;
    const acts = {
      "/": () => search.focus(), "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": reset,
      ArrowLeft: () => pan(-0.08, 0), ArrowRight: () => pan(0.08, 0), ArrowUp: () => pan(0, -0.08),
      ArrowDown: () => pan(0, 0.08),
      Escape: () => {
        search.value = "";
        for (const node of nodes.values()) node.shape.classList.remove("en-found");
        for (const open of document.querySelectorAll(".bar details[open]")) open.open = false;
        choose(null);
        if (origin) origin.focus();
        origin = null;
      },
    };
    if (acts[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      acts[event.key]();
      event.preventDefault();
    }
  });
  setView();
  applyFilters();
  show(null);
})();
