"use strict";
// A workbook as sample is a table whose cells are marked. Else sample and mapping are text fields with a picture of their text below, which carries the marks; values of the result know where they come from.
(() => {
  const form = document.getElementById("play");
  const outcome = document.getElementById("outcome");
  const where = document.getElementById("where");
  if (!form) {
    return;
  }

  const editors = {};
  document.querySelectorAll(".editor").forEach((box) => {
    const area = box.querySelector("textarea");
    const under = box.querySelector(".under");
    const editor = { box, area, under, wrong: new Map(), lines: new Set(), ranges: [] };
    editors[box.dataset.editor] = editor;
    area.addEventListener("scroll", () => follow(editor));
    area.addEventListener("input", () => { editor.lines.clear(); editor.ranges = []; paint(editor); });
  });

  const book = document.getElementById("book");
  if (book) {
    editors.sample = { book, cells: [], wrong: new Map(), lines: new Set(), ranges: [] };
  }

  const paintBook = ({ cells, wrong }) => {
    book.querySelectorAll(".lit, .wrong").forEach((cell) => { cell.classList.remove("lit", "wrong"); cell.removeAttribute("title"); });
    wrong.forEach((why, id) => { const cell = document.getElementById(id); if (cell) { cell.classList.add("wrong"); cell.title = why; } });
    cells.forEach((id) => document.getElementById(id)?.classList.add("lit"));
  };

  const showCell = (id) => document.getElementById(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });

  const follow = ({ area, under }) => { under.scrollTop = area.scrollTop; under.scrollLeft = area.scrollLeft; };

  const TOKENS = /(\/\/[^\n]*|^\s*(?:import|def|let|if|else|for)\b|\b(?:import|def|let|if|else|for|as|and|or|not)\b|"(?:[^"\\]|\\.)*"|\$[\w:-]+|<\/?[\w:-]+|[\w:-]+(?==")|\.[\w"@-]+)/g;
  const kind = (token) =>
    token.startsWith("//") ? "remark" : token.startsWith('"') ? "text" : /^[$.]/.test(token) ? "place" : "word";

  const plain = (line, text) => {
    let told = 0;
    for (const found of text.matchAll(TOKENS)) {
      line.append(text.slice(told, found.index));
      const token = document.createElement("span");
      token.className = kind(found[0].trim());
      token.textContent = found[0];
      line.append(token);
      told = found.index + found[0].length;
    }
    line.append(text.slice(told));
  };

  const paint = (editor) => {
    if (editor.book) {
      paintBook(editor);
      return;
    }
    const fragment = document.createDocumentFragment();
    let at = 0;
    editor.area.value.split("\n").forEach((text, index) => {
      const line = document.createElement("span");
      line.className = "line";
      if (editor.wrong.has(index + 1)) {
        line.classList.add("wrong");
        line.title = editor.wrong.get(index + 1);
      }
      if (editor.lines.has(index + 1)) {
        line.classList.add("lit");
      }
      const marked = editor.ranges.filter(([from, to]) => from < at + text.length && to > at);
      let told = 0;
      marked.sort((one, other) => one[0] - other[0]).forEach(([from, to]) => {
        const begin = Math.max(told, from - at);
        const end = Math.min(text.length, to - at);
        if (end > begin) {
          plain(line, text.slice(told, begin));
          const mark = document.createElement("mark");
          mark.textContent = text.slice(begin, end);
          line.append(mark);
          told = end;
        }
      });
      plain(line, text.slice(told));
      line.append("\n");
      fragment.append(line);
      at += text.length + 1;
    });
    editor.under.replaceChildren(fragment);
    follow(editor);
  };

  const show = (editor, line) => {
    const height = parseFloat(getComputedStyle(editor.area).lineHeight);
    const top = (line - 1) * height;
    if (top < editor.area.scrollTop || top > editor.area.scrollTop + editor.area.clientHeight - 2 * height) {
      editor.area.scrollTop = Math.max(0, top - editor.area.clientHeight / 2);
    }
    follow(editor);
  };

  let places = [];
  let values = [];
  const fill = (text, ...parts) => parts.reduce((said, part, i) => said.replace("{" + i + "}", part), text);
  const leaves = (value) => (value.dataset.leaves ? value.dataset.leaves.split(" ").map(Number) : []);
  const shownFile = () => editors.mapping.box.dataset.file;

  /** Lights what belongs to some values; the first of each pane comes into sight. */
  const light = (chosen, leading) => {
    values.forEach((value) => value.classList.toggle("lit", chosen.includes(value)));
    const found = [...new Set(chosen.flatMap(leaves))].filter((i) => places[i]);
    editors.sample.cells = found.map((i) => places[i][4]).filter(Boolean);
    editors.sample.ranges = found.map((i) => places[i]).filter(([from]) => from >= 0);
    editors.mapping.lines = new Set(
      chosen.filter((v) => v.dataset.file === shownFile()).map((v) => Number(v.dataset.line)));
    paint(editors.sample);
    paint(editors.mapping);
    if (leading !== "sample" && found.length) {
      if (book) {
        showCell(places[found[0]][4]);
      } else {
        show(editors.sample, places[found[0]][2]);
      }
    }
    if (leading !== "mapping" && editors.mapping.lines.size) {
      show(editors.mapping, [...editors.mapping.lines][0]);
    }
    if (leading !== "result" && chosen.length) {
      const pre = chosen[0].closest("pre");
      pre.scrollTop = chosen[0].offsetTop - pre.offsetTop - pre.clientHeight / 2;
    }
    tell(chosen[0], found);
  };

  const tell = (value, found) => {
    if (!value) {
      return;
    }
    const from = found.length ? found.slice(0, 3).map((i) => places[i][3]).join(", ") : form.dataset.undecided;
    where.textContent = fill(form.dataset.said, value.dataset.file ? value.dataset.file + ":" + value.dataset.line : "–", from);
  };

  const read = () => {
    const told = outcome.firstElementChild;
    places = JSON.parse(told.dataset.places || "[]");
    values = [...outcome.querySelectorAll(".played button")];
    values.slice(1).forEach((value) => (value.tabIndex = -1));
    Object.entries(editors).forEach(([name, editor]) => {
      const own = name === "sample" ? "" : shownFile();
      const marks = JSON.parse(told.dataset.marks || "[]").filter(([file]) => file === own);
      editor.wrong = new Map(marks.map(([, line, why, cell]) => [editor.book ? cell : line, why]));
      editor.cells = [];
      editor.lines.clear();
      editor.ranges = [];
      paint(editor);
    });
  };

  outcome.addEventListener("click", (event) => {
    const value = event.target.closest(".played button");
    const goto = event.target.closest("[data-goto]");
    if (value) {
      event.preventDefault();
      light([value], "result");
    } else if (goto) {
      const editor = editors[goto.dataset.goto];
      if (goto.dataset.goto === "mapping" && goto.dataset.file !== shownFile()) {
        where.textContent = fill(form.dataset.elsewhere, goto.dataset.file, goto.dataset.line);
        return;
      }
      editor.lines = new Set([Number(goto.dataset.line)]);
      paint(editor);
      show(editor, Number(goto.dataset.line));
      editor.area.focus({ preventScroll: true });
    }
  });
  outcome.addEventListener("mouseover", (event) => {
    const value = event.target.closest(".played button");
    if (value) {
      light([value], "result");
    }
  });
  outcome.addEventListener("focusin", (event) => {
    const value = event.target.closest(".played button");
    if (value) {
      light([value], "result");
    }
  });

  const chooseFrom = (found) => {
    if (found >= 0) {
      const chosen = values.filter((value) => leaves(value).includes(found));
      light(chosen, "sample");
      where.textContent = chosen.length ? where.textContent : places[found][3] + ": " + form.dataset.undecided;
    }
  };
  book?.addEventListener("click", (event) => {
    const cell = event.target.closest("td[id]");
    chooseFrom(cell ? places.findIndex((place) => place[4] === cell.id) : -1);
  });
  editors.sample.area?.addEventListener("click", () => {
    const at = editors.sample.area.selectionStart;
    const line = editors.sample.area.value.slice(0, at).split("\n").length;
    const found = places.findIndex(([from, to]) => from >= 0 && from <= at && at <= to);
    chooseFrom(found >= 0 ? found : places.findIndex(([, , of]) => of === line));
  });
  editors.mapping.area.addEventListener("click", () => {
    const line = editors.mapping.area.value.slice(0, editors.mapping.area.selectionStart).split("\n").length;
    light(values.filter((v) => v.dataset.file === shownFile() && Number(v.dataset.line) === line), "mapping");
  });

  // A download leaves the page as it is, so the form may be sent again.
  form.querySelectorAll("[data-stays]").forEach((button) =>
    button.addEventListener("click", () =>
      setTimeout(() => {
        delete form.dataset.sent;
        form.removeAttribute("aria-busy");
        form.querySelectorAll(".busy").forEach((told) => told.remove());
      }, 1500)));

  document.addEventListener("htmx:afterSwap", (event) => event.target === outcome && read());
  form.querySelector("input[type=file]")?.addEventListener("change", () =>
    setTimeout(() => editors.sample.area.dispatchEvent(new Event("input", { bubbles: true })), 300));
  form.classList.add("live");
  read();
})();
