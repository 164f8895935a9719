/// The script that sorts and filters a comparison page, which is complete without it.
enum SheetHTMLScript {
  /// The style of buttons and input fields.
  static let style = """
    main{max-width:72rem}figure{max-width:44rem}.answer{max-width:54rem}
    .sheet th,.sheet td{white-space:nowrap;overflow-wrap:normal;min-width:0}
    .sheet thead th{white-space:normal;min-width:4.5em}
    .sheet .w{white-space:normal;min-width:13em;overflow-wrap:anywhere}
    @media screen and (max-width:62em){.sheet th,.sheet td:not(.n){white-space:normal}.sheet thead th{min-width:0}.sheet .w{min-width:7em}}
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
    \(cells("max-width:34em", ".cards"))
    \(cells("max-width:58em", ".cards.wide"))
    @media print{.filters{display:none}.sheet{font-size:8pt}.sheet tbody th,.sheet thead th:first-child{position:static}.sheet th,.sheet td{white-space:normal}.sheet .w{min-width:0}.sheet thead th{min-width:0}.sheet thead button::after{content:none}.sheet th[aria-sort] button::after{content:none}}

    """

  /// The style of pages with tables of many columns: as wide as the screen, and cards where even
  /// that is not enough.
  static let manyColumns = """
    @page{size:landscape}
    main{max-width:104rem}.sheet{font-size:.82rem}.sheet th,.sheet td{padding:.3em .4em}.sheet thead th{min-width:0}.sheet tbody td:not(.n){white-space:normal}.sheet thead button::after{content:none}
    \(HTMLStyle.cards("max-width:74em", ".cards.many"))
    \(cells("max-width:74em", ".cards.many"))
    @media screen and (min-width:40em) and (max-width:74em){.cards.many tbody{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:.6em;align-items:start}.cards.many tr{margin:0}}

    """

  /// Returns the style of a table's cells where rows are cards.
  private static func cells(_ width: String, _ frame: String) -> String {
    "@media screen and (\(width)){\(frame) .sheet th,\(frame) .sheet td{white-space:normal;overflow-wrap:anywhere}\(frame) .sheet .w{min-width:0}\(frame) .sheet tbody th{position:static}}"
  }

  /// Sorts on a click on a heading, filters while the user types, and highlights point and row
  /// together.
  static let script = """
    "use strict";
    (() => {
      const step = 300;
      const number = (text) => Number(text.replace(/[$,%+]/g, ""));
      const compare = (left, right) =>
        typeof left === "number" && typeof right === "number" ? left - right
          : String(left).localeCompare(String(right), "en", { numeric: true });

      const points = new Map(), bursts = new Map();
      document.querySelectorAll(".chart title").forEach((title) => {
        if (title.parentNode.nodeName === "svg") return;
        const burst = title.textContent.indexOf(", at full burst: ");
        if (burst < 0) points.set(title.textContent, title.parentNode);
        else bursts.set(title.textContent.slice(0, burst), title.parentNode);
      });

      const pointsOf = (label) => !label ? [] :
        [points.get(label), bursts.get(label.slice(0, label.lastIndexOf(": ")))].filter(Boolean);

      function light(row, own) {
        const both = (isLit) => [row, ...own].forEach((part) => part.classList.toggle("lit", isLit));
        [row, ...own].forEach((part) => {
          part.addEventListener("pointerenter", () => both(true));
          part.addEventListener("pointerleave", () => both(false));
        });
      }

      // A row is what is shown in it, and an element as soon as there is one.
      function rowsOf(table) {
        const data = document.getElementById(table.id + "-rows");
        const elements = [...table.tBodies[0].rows];
        const isFigure = [...table.tHead.rows[0].cells].map((cell) => cell.className === "n");
        const keys = (texts, cells) => texts.map((text, place) =>
          cells && "k" in cells[place].dataset ? Number(cells[place].dataset.k)
            : text !== "" && isFigure[place] ? number(text) : text);
        const model = (texts, element, isMarked, index) => ({
          texts, element, isMarked, index, isShown: true, all: texts.join(" ").toLowerCase(),
          keys: keys(texts, element && element.cells),
          points: element ? pointsOf(element.dataset.label) : [],
        });
        if (!data) {
          return elements.map((element, index) =>
            model([...element.cells].map((cell) => cell.textContent.trim()), element, false, index));
        }
        const width = isFigure.length;
        return JSON.parse(data.textContent).map((cells, index) =>
          model(cells.slice(0, width), elements[index], cells.length > width, index));
      }

      function elementOf(row, table) {
        if (row.element) return row.element;
        const element = document.createElement("tr");
        if (row.isMarked) element.className = "front";
        row.texts.forEach((text, place) => {
          const cell = document.createElement(place === 0 ? "th" : "td");
          if (place === 0) cell.scope = "row";
          cell.className = table.tHead.rows[0].cells[place].className;
          cell.textContent = text;
          cell.dataset.label = table.tHead.rows[0].cells[place].textContent;
          element.append(cell);
        });
        row.element = element;
        return element;
      }

      document.querySelectorAll("table.sheet").forEach((table) => {
        const rows = rowsOf(table);
        const form = document.querySelector(`form[data-for="${table.id}"]`);
        const more = document.querySelector(`[data-more="${table.id}"]`);
        const note = document.querySelector(`[data-shown="${table.id}"]`);
        let limit = step;
        rows.forEach((row) => { if (row.points.length) light(row.element, row.points); });

        function matches(row) {
          if (!form) return true;
          const words = form.querySelector("[data-words]").value.toLowerCase().split(/\\s+/);
          return words.every((word) => row.all.includes(word))
            && [...form.querySelectorAll("[data-least]")].every((field) => field.value === "" || row.keys[field.dataset.least] >= Number(field.value))
            && [...form.querySelectorAll("[data-most]")].every((field) => field.value === "" || row.keys[field.dataset.most] <= Number(field.value))
            && [...form.querySelectorAll("[data-choice]")].every((field) => field.value === "" || row.texts[field.dataset.choice] === field.value);
        }

        function show() {
          const found = rows.filter((row) => {
            const isFound = matches(row);
            row.points.forEach((point) => { point.style.display = isFound ? "" : "none"; });
            return isFound;
          });
          const part = more ? found.slice(0, limit) : found;
          table.tBodies[0].replaceChildren(...part.map((row) => elementOf(row, table)));
          if (form) form.querySelector("output").textContent = found.length === rows.length ? `${rows.length} rows` : `${found.length} of ${rows.length} rows`;
          if (!more) return;
          more.hidden = part.length === found.length;
          note.textContent = more.hidden ? "" : `The first ${part.length} of ${found.length} rows.`;
        }

        [...table.tHead.rows[0].cells].forEach((heading, place) => {
          heading.querySelector("button").addEventListener("click", () => {
            const isDown = heading.getAttribute("aria-sort") === "ascending";
            [...table.tHead.rows[0].cells].forEach((other) => other.removeAttribute("aria-sort"));
            heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
            rows.sort((left, right) => {
              const [one, other] = [left.keys[place], right.keys[place]];
              // What has no figure comes last, whichever way round.
              if (one === "" || other === "") {
                return one === other ? left.index - right.index : one === "" ? 1 : -1;
              }
              return (isDown ? -1 : 1) * compare(one, other) || left.index - right.index;
            });
            show();
          });
        });
        if (form) {
          form.addEventListener("input", () => { limit = step; show(); });
          form.addEventListener("submit", (event) => event.preventDefault());
          form.addEventListener("reset", () => setTimeout(show));
        }
        if (more) {
          more.addEventListener("click", () => { limit += step; show(); });
          show();
        }
      });
    })();
    """
}
