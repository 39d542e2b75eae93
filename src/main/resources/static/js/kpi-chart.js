"use strict";
// Draws each indicator from the table beside it, so that both always agree.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const readings = (table) =>
    [...table.tBodies[0].rows].map((row) => ({
      until: row.cells[0].textContent,
      value: Number(row.cells[1].dataset.value),
      baseline: row.cells[2].textContent !== "",
    }));

  document.querySelectorAll("figure.kpi").forEach((figure) => {
    const table = figure.querySelector("table[data-kpi]");
    const points = readings(table);
    new Chart(figure.querySelector("canvas"), {
      type: "line",
      data: {
        labels: points.map((point) => point.until),
        datasets: [{
          data: points.map((point) => point.value),
          borderColor: colour("--accent"),
          backgroundColor: colour("--accent"),
          pointRadius: points.map((point) => (point.baseline ? 6 : 4)),
          pointStyle: points.map((point) => (point.baseline ? "rectRot" : "circle")),
        }],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        plugins: { legend: { display: false } },
        scales: {
          x: { ticks: { color: colour("--quiet") }, grid: { color: colour("--line") } },
          y: {
            beginAtZero: true,
            title: { display: true, text: table.dataset.unit, color: colour("--quiet") },
            ticks: { color: colour("--quiet") },
            grid: { color: colour("--line") },
          },
        },
      },
    });
  });
})();
