// Each library draws the same line: `prepare` puts the samples into the form it likes best and is not timed, `first`
// makes a chart and gives `show` (a stretch of x) and `end`. Everything that could be put off or faded in is switched off.

const SIZE = { width: 1440, height: 300 };
const COLOUR = 'rgb(35, 130, 186)';

const script = source => new Promise((done, fail) => {
  const element = document.createElement('script');
  element.onload = done;
  element.onerror = fail;
  element.src = source;
  document.head.append(element);
});

const canvasIn = place => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIZE.width, SIZE.height];
  place.append(canvas);
  return canvas;
};

const places = samples => Float64Array.from(samples, (_, index) => index);

let own;
let memory = null;
const portal = {
  async load() {
    own = await import('./chartbench.js');
    ({ memory } = await own.default());
  },
  prepare: samples => samples,
  first(place, samples) {
    const chart = own.Chart.of(canvasIn(place), SIZE.width, SIZE.height, samples);
    chart.show(0, samples.length - 1);
    return { show: (from, to) => chart.show(from, to), end: () => chart.free() };
  },
};

const uplot = {
  load: () => script('uPlot.iife.min.js'),
  prepare: samples => [places(samples), samples],
  first(place, data) {
    const options = {
      ...SIZE,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false } },
      series: [{}, { stroke: COLOUR, width: 1.5, points: { show: false } }],
    };
    const chart = new uPlot(options, data, place);
    return {
      show: (min, max) => chart.batch(() => chart.setScale('x', { min, max })),
      end: () => chart.destroy(),
    };
  },
};

const chartjs = {
  load: () => script('chart.umd.min.js'),
  prepare: samples => Array.from(samples, (y, x) => ({ x, y })),
  first(place, data) {
    const chart = new Chart(canvasIn(place), {
      type: 'line',
      data: { datasets: [{ data, borderColor: COLOUR, borderWidth: 1.5, pointRadius: 0 }] },
      options: {
        animation: false,
        responsive: false,
        parsing: false,
        normalized: true,
        devicePixelRatio: 1,
        events: [],
        scales: { x: { type: 'linear' } },
        plugins: { legend: { display: false }, tooltip: { enabled: false }, decimation: { enabled: true, algorithm: 'min-max' } },
      },
    });
    return {
      show(from, to) {
        Object.assign(chart.options.scales.x, { min: from, max: to });
        chart.update('none');
      },
      end: () => chart.destroy(),
    };
  },
};

const echartsjs = {
  load: () => script('echarts.simple.min.js'),
  prepare(samples) {
    const flat = new Float64Array(2 * samples.length);
    samples.forEach((y, x) => flat.set([x, y], 2 * x));
    return flat;
  },
  first(place, data) {
    const chart = echarts.init(place, null, { renderer: 'canvas', devicePixelRatio: 1, ...SIZE });
    chart.setOption({
      animation: false,
      grid: { left: 50, right: 10, top: 10, bottom: 30 },
      xAxis: { type: 'value', min: 0, max: data.length / 2 - 1 },
      yAxis: { type: 'value' },
      series: [{
        type: 'line',
        data,
        symbol: 'none',
        sampling: 'minmax',
        progressive: 0,
        silent: true,
        lineStyle: { color: COLOUR, width: 1.5 },
      }],
    });
    return {
      show: (min, max) => chart.setOption({ xAxis: { min, max } }),
      end: () => chart.dispose(),
    };
  },
};

/** Bytes of the memory of WebAssembly. */
export const wasmBytes = () => memory?.buffer.byteLength ?? 0;

export const libraries = { portal, uplot, chartjs, echarts: echartsjs };
