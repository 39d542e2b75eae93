"use strict";
// Draws the share of enterprises that improved from the table below it, so that both always agree.
(() => {
  const canvas = document.getElementById("shares");
  if (!canvas) {
    return;
  }
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const lines = (text) =>
    text.split(" ").reduce((all, word) => {
      const last = all[all.length - 1];
      return last && last.length + word.length < 18 ? [...all.slice(0, -1), `${last} ${word}`] : [...all, word];
    }, []);
  const rows = [...document.querySelectorAll("#results tbody tr")]
    .filter((row) => row.dataset.share !== undefined && row.dataset.share !== "")
    .map((row) => ({
      title: lines(row.cells[0].querySelector("span").textContent + ", " + row.cells[1].textContent),
      share: Math.round(100 * Number(row.dataset.share)),
    }));
  canvas.parentElement.hidden = rows.length === 0;
  canvas.parentElement.style.height = `${4 + 2.6 * rows.length}rem`;
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: rows.map((row) => row.title),
      datasets: [{ data: rows.map((row) => row.share), backgroundColor: colour("--accent") }],
    },
    options: {
      animation: false,
      indexAxis: "y",
      maintainAspectRatio: false,
      plugins: { legend: { display: false } },
      scales: {
        x: {
          min: 0,
          max: 100,
          title: { display: true, text: canvas.dataset.axis, color: colour("--quiet") },
          ticks: { color: colour("--quiet") },
          grid: { color: colour("--line") },
        },
        y: { ticks: { color: colour("--quiet"), autoSkip: false }, grid: { display: false } },
      },
    },
  });
})();
