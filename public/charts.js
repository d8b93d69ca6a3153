// Loads the program that explores charts when a reader first reaches for one, or when the address holds a view of one.
(() => {
  const isViewed = /[?&]w\./.test(location.search);
  // In a frame of another site that wants the picture as it is, or as the view in the address shows it.
  const isFrozen = 'frozen' in document.documentElement.dataset;
  if (isFrozen && !isViewed) return;
  const { script, wasm, style, failed } = document.currentScript.dataset;
  const at = name => new URL(name, document.currentScript.src).href;
  const [program, code, look] = [at(script), at(wasm), at(style)];
  const signs = ['pointerover', 'focusin', 'click', 'toggle'];
  let coming;
  // The look comes first: what the program adds to the page stands at once where it belongs.
  let dressed;
  const dress = () => dressed ??= new Promise((done, failed) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: look, onload: done });
    sheet.onerror = () => (sheet.remove(), dressed = undefined, failed(new Error(style)));
    document.head.append(sheet);
  });
  const load = () => coming ??= dress().then(() => import(program))
    .then(it => it.default({ module_or_path: code }))
    .then(() => {
      signs.forEach(it => document.removeEventListener(it, reach, true));
      // Only what was told here: the program has notices of its own.
      document.querySelectorAll('.chart > [data-unloaded]').forEach(it => it.remove());
    })
    .catch(error => { coming = undefined; console.warn(error); });
  // A reader who asked for something is told that it could not come; the next click tries again.
  const tell = figure => {
    const notice = figure.querySelector('[data-unloaded]') ?? document.createElement('p');
    Object.assign(notice, { className: 'notice', role: 'alert', textContent: failed });
    notice.dataset.unloaded = '';
    figure.querySelector('figcaption').after(notice);
  };
  // What was clicked or pressed while the program was on its way is done when it has come.
  const reach = event => {
    const target = event.target;
    if (!(target instanceof Element) || !target.closest('.chart')) return;
    const loaded = load();
    if (event.type === 'click' && target.closest('[data-tool]'))
      loaded.then(() => coming ? target.click() : tell(target.closest('.chart')));
  };
  if (!isFrozen) signs.forEach(it => document.addEventListener(it, reach, true));
  if (isViewed) addEventListener('DOMContentLoaded', load);
})();
