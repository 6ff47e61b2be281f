// Charts of what the tables beneath them say: read from there, so that picture and numbers cannot differ. Whoever sees
// no picture, or runs no scripts, has the tables.

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const charts = [];

// A table as rows of cells: the text of heads, the number where there is one.
const read = id => [...document.querySelectorAll(`#table-${id} tbody tr`)].map(row =>
  [...row.cells].map(cell => (cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value))));
const headings = id => [...document.querySelectorAll(`#table-${id} thead th`)].map(head => head.textContent);

function draw(figure, labels, series, unit) {
  figure.hidden = false;
  const canvas = figure.querySelector('canvas');
  Chart.getChart(canvas)?.destroy();
  charts.push(new Chart(canvas, {
    type: 'bar',
    data: { labels, datasets: series.map(({ name, values, colour }) => ({ label: name, data: values, backgroundColor: style(colour), maxBarThickness: 28 })) },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      locale: document.documentElement.lang,
      scales: {
        x: { stacked: true, beginAtZero: true, title: { display: Boolean(unit), text: unit, color: style('--muted') }, ticks: { color: style('--muted'), precision: 0 }, grid: { color: style('--line') } },
        y: { stacked: true, ticks: { color: style('--ink') }, grid: { display: false } },
      },
      plugins: { legend: { display: series.length > 1, align: 'start', labels: { color: style('--ink'), boxWidth: 14 } } },
      font: { family: style('--sans') },
    },
  }));
}

// Only like units stand in one chart, so a metric is chosen; the one that most groups have comes first.
function benefits(figure) {
  const rows = read('benefits').filter(([, , sum]) => typeof sum === 'number');
  if (!rows.length) return;
  const [, , , , , confirmed] = headings('benefits');
  const metrics = [...new Set(rows.map(([, metric]) => metric))]
    .sort((one, other) => rows.filter(row => row[1] === other).length - rows.filter(row => row[1] === one).length);
  const select = figure.querySelector('select');
  select.replaceChildren(...metrics.map(metric => new Option(metric)));
  const show = () => {
    const shown = rows.filter(([, metric]) => metric === select.value);
    draw(figure, shown.map(([group]) => group), [
      { name: confirmed, values: shown.map(row => row[5] || 0), colour: '--series-1' },
      { name: figure.dataset.rest ?? '', values: shown.map(row => row[2] - (row[5] || 0)), colour: '--series-0' },
    ], shown[0][3]);
  };
  select.onchange = show;
  show();
}

function funnel(figure) {
  const [whole] = read('funnel');
  if (!whole) return;
  const known = headings('funnel').map((name, place) => [name, whole[place]]).filter(([, value]) => typeof value === 'number');
  draw(figure, known.map(([name]) => name), [{ name: '', values: known.map(([, value]) => value), colour: '--series-1' }]);
}

function all() {
  charts.splice(0);
  benefits(document.querySelector('[data-chart=benefits]'));
  funnel(document.querySelector('[data-chart=funnel]'));
}

Chart.defaults.font.family = style('--sans');
all();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
// A canvas keeps its pixels: before it is printed it is drawn for the paper.
addEventListener('beforeprint', () => { all(); charts.forEach(chart => chart.resize(640, 300)); });
addEventListener('afterprint', () => charts.forEach(chart => chart.resize()));
