// What plain pages cannot do by themselves: evidence in place, sliders that say their value, progress as it happens. No page needs it to be read.
"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // The other language, on this very page.
  all("a[data-here]").forEach((link) => {
    link.href += "?back=" + encodeURIComponent(location.pathname + location.search);
  });

  // Evidence: on hover, focus and tap, at the foot of the window.
  const notes = all("a.ev");
  if (notes.length) {
    const box = document.createElement("div");
    box.id = "evidence-note";
    box.setAttribute("role", "status");
    box.hidden = true;
    document.body.append(box);
    let pinned = null;
    const show = (link) => {
      const source = find(link.hash.replace(/[^#\w-]/g, ""));
      const said = (source && source.textContent.trim()) || link.dataset.note;
      if (!said) return;
      box.replaceChildren(Object.assign(document.createElement("p"), { textContent: said, lang: (find("article.document") || {}).lang || "" }));
      box.hidden = false;
    };
    const hide = () => { if (!pinned) box.hidden = true; };
    notes.forEach((link) => {
      link.dataset.note = link.title;
      link.removeAttribute("title");
      link.addEventListener("mouseenter", () => show(link));
      link.addEventListener("mouseleave", hide);
      link.addEventListener("focus", () => show(link));
      link.addEventListener("blur", () => { pinned = null; hide(); });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        pinned = pinned === link ? null : link;
        if (pinned) show(link); else box.hidden = true;
      });
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") { pinned = null; box.hidden = true; } });
    document.addEventListener("click", (event) => { if (!event.target.closest("a.ev, #evidence-note")) { pinned = null; box.hidden = true; } });
  }

  // Sliders say their value; the left end says: not known.
  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (slider.type !== "range") return;
    const said = slider.value === "0" ? slider.dataset.unknown : slider.value;
    const output = slider.parentElement.querySelector("output");
    if (output) output.textContent = said;
    slider.setAttribute("aria-valuetext", said);
  });

  // What is being mended is no longer marked.
  document.addEventListener("input", (event) => {
    if (event.target.getAttribute("aria-invalid") !== "true") return;
    event.target.removeAttribute("aria-invalid");
    const fault = document.getElementById(event.target.id + "-fault");
    if (fault) fault.remove();
  });

  // Links to another step keep what was typed.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    const form = find("#brief");
    if (!link || !form) return;
    event.preventDefault();
    const button = Object.assign(document.createElement("button"), { name: "go", value: link.dataset.step, hidden: true, formNoValidate: true });
    form.append(button, Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: link.dataset.field || "" }));
    form.requestSubmit(button);
  });

  // A link to a field leads into it.
  const goal = location.hash && find("#brief") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (goal) {
    if (goal.tagName === "DETAILS") goal.open = true;
    const field = goal.matches("input, select, textarea") ? goal : find("input, select, textarea", goal);
    if (field) { field.focus({ preventScroll: true }); field.scrollIntoView({ block: "center" }); }
  }

  // A chart that is wider than a phone can be moved from the keyboard too.
  const reachable = () => all(".chart:not([tabindex])").forEach((chart) => { if (chart.scrollWidth > chart.clientWidth) chart.tabIndex = 0; });
  document.addEventListener("htmx:afterSettle", reachable);

  // What takes long says so, and is not sent twice.
  all("form[data-wait]").forEach((form) => form.addEventListener("submit", () => {
    const button = find("button:not([type=button])", form);
    setTimeout(() => { button.disabled = true; button.textContent = form.dataset.wait; });
  }));

  // An uploaded record is shown at once.
  all('#brief input[type="file"]').forEach((input) => input.addEventListener("change", () => {
    if (input.files.length) find('button[value="stay"]', input.closest("fieldset")).click();
  }));

  // One menu open at a time, closed by Escape.
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") all("details.files[open]").forEach((menu) => { menu.open = false; }); });

  // Progress: each event of the plan has the list drawn anew by the server.
  const progress = find("#progress[data-events]");
  if (progress) {
    const redraw = () => htmx.ajax("GET", progress.dataset.part, { target: "#progress", swap: "innerHTML" });
    let due = null;
    const source = new EventSource(progress.dataset.events);
    ["queued", "started", "stage", "done", "failed", "cancelled"].forEach((kind) => source.addEventListener(kind, (event) => {
      if (Number(event.lastEventId) <= Number(progress.dataset.after)) return;
      if (["done", "failed", "cancelled"].includes(kind)) { source.close(); location.reload(); return; }
      clearTimeout(due);
      due = setTimeout(redraw, 80);
    }));
    source.addEventListener("error", () => { setTimeout(redraw, 1500); });
    setInterval(() => {
      const clock = find("[data-clock]", progress);
      if (!clock) return;
      clock.dataset.since = clock.dataset.since || String(Date.now());
      const seconds = Number(clock.dataset.clock) + Math.round((Date.now() - Number(clock.dataset.since)) / 1000);
      clock.textContent = clock.textContent.replace(/\d+/, String(seconds));
    }, 1000);
  }
})();
