"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const cards = [...document.querySelectorAll("#findings article")];
  const sections = [...document.querySelectorAll("section.project, section.document")];
  const tables = [...document.querySelectorAll("section.project > details")];
  const boxes = [...form.querySelectorAll("input[name=severity]")];
  const [rule, project, query] = ["rule", "project", "query"].map((id) => form.querySelector(`#${id}`));
  const expand = form.querySelector("#expand");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) {
      const heading = card.closest("section.project").querySelector("h3").textContent;
      texts.set(card, fold(heading + card.textContent));
    }
    return texts.get(card);
  };

  const isWanted = (card, levels, words) =>
    levels.has(card.dataset.severity) &&
    (!rule.value || card.dataset.rule === rule.value) &&
    (!project.value || card.dataset.project === project.value) &&
    words.every((word) => textOf(card).includes(word));

  const apply = () => {
    const levels = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = query.value.split(/\s+/).map(fold).filter(Boolean);
    const isNarrow = levels.size < boxes.length || rule.value || project.value || words.length;
    let shown = 0;
    for (const card of cards) {
      card.hidden = !isWanted(card, levels, words);
      shown += card.hidden ? 0 : 1;
    }
    // What says that a document was not checked stays, unless the reader looks for something.
    for (const section of sections) {
      const inside = [...section.querySelectorAll("article")];
      section.hidden = inside.length ? inside.every((card) => card.hidden) : Boolean(isNarrow);
    }
    form.querySelector("#shown").textContent = `显示 ${shown} 处，共 ${cards.length} 处`;
    document.getElementById("nothing").hidden = shown > 0;
    remember(levels);
  };

  // The choice stands in the address, so that a reload or a bookmark keeps it.
  const remember = (levels) => {
    const chosen = new URLSearchParams();
    if (levels.size < boxes.length) chosen.set("severity", [...levels].join(","));
    for (const control of [rule, project, query]) {
      if (control.value) chosen.set(control.id, control.value);
    }
    const search = chosen.size ? `?${chosen}` : "";
    if (search === location.search) return;
    try {
      history.replaceState(null, "", location.pathname + search + location.hash);
    } catch {
      // Some browsers refuse this for files; the choice then lasts as long as the page.
    }
  };

  const recall = () => {
    const chosen = new URLSearchParams(location.search);
    const levels = chosen.get("severity");
    if (levels !== null) {
      for (const box of boxes) box.checked = levels.split(",").includes(box.value);
    }
    for (const control of [rule, project, query]) control.value = chosen.get(control.id) ?? "";
    for (const control of [rule, project]) {
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    }
  };

  const reset = () => {
    for (const box of boxes) box.checked = true;
    for (const control of [rule, project, query]) control.value = "";
    apply();
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    const holder = target.closest("details");
    if (holder) holder.open = true;
    target.scrollIntoView({ block: "center" });
  };

  const turn = (isOpen) => {
    for (const table of tables) table.open = isOpen;
    expand.setAttribute("aria-pressed", String(isOpen));
    expand.textContent = isOpen ? "收起表格" : "展开表格";
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("#reset").addEventListener("click", reset);
  form.querySelector("#print").addEventListener("click", () => window.print());
  expand.addEventListener("click", () => turn(expand.getAttribute("aria-pressed") !== "true"));
  expand.hidden = tables.length === 0;
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  recall();
  apply();
  reveal();
})();
