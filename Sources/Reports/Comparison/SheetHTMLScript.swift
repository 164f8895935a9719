/// What makes a page of comparison sort and filter; without it the page is still all there.
enum SheetHTMLScript {
  /// The style of what can be pressed and filled in.
  static let style = """
    main{max-width:72rem}figure{max-width:44rem}
    .sheet th,.sheet td{white-space:nowrap;overflow-wrap:normal;min-width:0}
    .sheet thead th{white-space:normal;min-width:4.5em}
    .sheet .w{white-space:normal;min-width:13em;overflow-wrap:anywhere}
    .sheet tbody th,.sheet thead th:first-child{position:sticky;left:0}.sheet tbody th{background:var(--paper)}
    .sheet thead button{all:unset;cursor:pointer;font-weight:700;display:inline-block;min-height:1.6em}
    .sheet thead button:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
    .sheet thead button::after{content:"\\00a0\\2195";color:var(--soft);font-weight:400}
    .sheet th[aria-sort=ascending] button::after{content:"\\00a0\\2191";color:inherit}
    .sheet th[aria-sort=descending] button::after{content:"\\00a0\\2193";color:inherit}
    .sheet tr.front th,.sheet tr.front td{font-weight:700}
    .sheet tr.lit>*,.sheet tbody tr:hover>*{background:var(--band)}
    .chart .lit{stroke:var(--care);stroke-width:4}
    .filters{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:end;margin:1em 0 .4em}
    .filters label{display:flex;flex-direction:column;font-size:.88rem;color:var(--soft);flex:0 1 auto;max-width:100%}
    .filters input,.filters select,.filters button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:.3rem;padding:.3em .5em;max-width:100%;min-height:2.4em}
    .filters input[type=number]{width:7em}.filters button{cursor:pointer}
    .filters :focus-visible{outline:3px solid var(--mark);outline-offset:1px}
    .filters output{padding:.5em 0;font-variant-numeric:tabular-nums}
    @media(max-width:36em){.filters label{flex:1 1 8rem}.filters input,.filters select,.filters input[type=number]{width:100%}}
    @media print{@page{size:landscape}.filters{display:none}.sheet{font-size:8pt}.sheet tbody th,.sheet thead th:first-child{position:static}.sheet th,.sheet td{white-space:normal}.sheet .w{min-width:0}.sheet thead th{min-width:0}.sheet thead button::after{content:none}.sheet th[aria-sort] button::after{content:none}}

    """

  /// Sorts by a click on a heading, filters while typing, and lights up point and row together.
  static let script = """
    "use strict";
    (() => {
      const shownAs = (cell) => cell.textContent.trim();
      const keyOf = (cell) => "k" in cell.dataset ? Number(cell.dataset.k) : shownAs(cell);
      const compare = (left, right) =>
        typeof left === "number" && typeof right === "number" ? left - right
          : String(left).localeCompare(String(right), "en", { numeric: true });

      function sort(table, place) {
        const headings = [...table.tHead.rows[0].cells];
        const heading = headings[place];
        const isDown = heading.getAttribute("aria-sort") === "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row, index) => ({ row, index, key: keyOf(row.cells[place]) }));
        rows.sort((left, right) => {
          // What has no figure comes last, whichever way round.
          if (left.key === "" || right.key === "") {
            return left.key === right.key ? left.index - right.index : left.key === "" ? 1 : -1;
          }
          return (isDown ? -1 : 1) * compare(left.key, right.key) || left.index - right.index;
        });
        table.tBodies[0].append(...rows.map((entry) => entry.row));
      }

      function matches(row, form) {
        const words = form.querySelector("[data-words]").value.toLowerCase().split(/\\s+/);
        const text = [...row.cells].map(shownAs).join(" ").toLowerCase();
        const figure = (place) => Number(row.cells[place].dataset.k);
        return words.every((word) => text.includes(word))
          && [...form.querySelectorAll("[data-least]")].every((field) => field.value === "" || figure(field.dataset.least) >= Number(field.value))
          && [...form.querySelectorAll("[data-most]")].every((field) => field.value === "" || figure(field.dataset.most) <= Number(field.value))
          && [...form.querySelectorAll("[data-choice]")].every((field) => field.value === "" || shownAs(row.cells[field.dataset.choice]) === field.value);
      }

      const points = new Map();
      document.querySelectorAll(".chart title").forEach((title) => {
        if (title.parentNode.nodeName !== "svg") points.set(title.textContent, title.parentNode);
      });

      function filter(form) {
        const rows = [...document.getElementById(form.dataset.for).tBodies[0].rows];
        let shown = 0;
        rows.forEach((row) => {
          row.hidden = !matches(row, form);
          if (!row.hidden) shown += 1;
          const point = points.get(row.dataset.label);
          if (point) point.style.display = row.hidden ? "none" : "";
        });
        form.querySelector("output").textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
      }

      document.querySelectorAll("table.sheet").forEach((table) => {
        [...table.tHead.rows[0].cells].forEach((heading, place) => {
          heading.querySelector("button").addEventListener("click", () => sort(table, place));
        });
        [...table.tBodies[0].rows].forEach((row) => {
          const point = points.get(row.dataset.label);
          if (!point) return;
          const light = (isLit) => [row, point].forEach((part) => part.classList.toggle("lit", isLit));
          [row, point].forEach((part) => {
            part.addEventListener("pointerenter", () => light(true));
            part.addEventListener("pointerleave", () => light(false));
          });
        });
      });
      document.querySelectorAll("form.filters").forEach((form) => {
        form.addEventListener("input", () => filter(form));
        form.addEventListener("submit", (event) => event.preventDefault());
        form.addEventListener("reset", () => setTimeout(() => filter(form)));
      });
    })();
    """
}
