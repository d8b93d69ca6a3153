// Times one library at one length. Each drawing begins with a frame; its script ends when the call and what it has queued
// are done; a message sent from a frame arrives when that frame has been painted.

import { libraries, wasmBytes } from './libraries.js';

const place = document.querySelector('#place');
const channel = new MessageChannel();
const message = () => new Promise(then => { channel.port1.onmessage = then; channel.port2.postMessage(0); });
const rest = milliseconds => new Promise(then => setTimeout(then, milliseconds));

/** A daily wave with the noise of a linear congruential generator (Numerical Recipes, 1992, ch. 7.1). */
function samples(count) {
  let state = 1;
  return Float64Array.from({ length: count }, (_, index) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.sin(index / 1440) * 10 + (state >>> 8) / 2 ** 24;
  });
}

/** Milliseconds of the script and until the frame is painted. */
const timed = action => new Promise((then, fail) => requestAnimationFrame(async () => {
  try {
    const start = performance.now();
    const result = action();
    await null;
    const script = performance.now() - start;
    await message();
    then({ result, script, painted: performance.now() - start });
  } catch (error) {
    fail(error);
  }
}));

/** What the canvases of the place show: the pixels of the line in each tenth of the width, and a sum of all pixels. */
function ink() {
  const probe = new OffscreenCanvas(place.clientWidth, place.clientHeight);
  const pen = probe.getContext('2d', { willReadFrequently: true });
  place.querySelectorAll('canvas').forEach(it => pen.drawImage(it, 0, 0, probe.width, probe.height));
  const { data } = pen.getImageData(0, 0, probe.width, probe.height);
  const tenths = Array(10).fill(0);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue, alpha] = data.subarray(at, at + 4);
    sum = (Math.imul(sum, 31) + (red ^ green << 8 ^ blue << 16 ^ alpha << 24)) | 0;
    if (alpha > 128 && blue > red + 100) {
      tenths[Math.floor((at / 4) % probe.width * 10 / probe.width)] += 1;
    }
  }
  return { tenths, sum };
}

/** The stretches of a pan over half of the series, and of a zoom from all of it to a five-hundredth. */
function stretches(count, steps) {
  const whole = count - 1;
  const pan = Array.from({ length: steps }, (_, step) => {
    const from = whole * 0.25 * (1 + step / steps);
    return [from, from + whole / 2];
  });
  const zoom = Array.from({ length: steps }, (_, step) => {
    const width = whole / 500 ** ((step + 1) / steps);
    return [(whole - width) / 3, (whole - width) / 3 + width];
  });
  return { pan, zoom };
}

/** Times and pixels of a library; the last chart stays, so that what it holds can be weighed. */
async function measure({ library, count, firsts, steps, patience }) {
  const { prepare, first } = libraries[library];
  const data = prepare(samples(count));
  const told = { first: { script: [], painted: [] }, pan: { script: [], painted: [] }, zoom: { script: [], painted: [] }, ink: [] };
  const note = (name, { script, painted }) => {
    told[name].script.push(script);
    told[name].painted.push(painted);
  };
  let chart;
  for (let run = 0; run < firsts; run++) {
    chart?.end();
    place.replaceChildren();
    await rest(50);
    const drawn = await timed(() => first(place, data));
    note('first', drawn);
    chart = drawn.result;
  }
  told.ink.push(ink());
  for (const [name, views] of Object.entries(stretches(count, steps))) {
    const begun = performance.now();
    for (const [from, to] of views) {
      if (performance.now() - begun < patience || told[name].script.length < 5) {
        note(name, await timed(() => { chart.show(from, to); }));
      }
    }
    told.ink.push(ink());
  }
  window.chart = chart;
  return told;
}

window.wasmBytes = wasmBytes;
window.load = library => libraries[library].load();
window.measure = measure;
