// Loads the program of a calculator that stands inside a page when the reader comes near it.
(() => {
  // In a frame of another site that wants the answer as it is.
  if ('frozen' in document.documentElement.dataset) return;
  const self = document.currentScript;
  const programs = JSON.parse(self.dataset.programs);
  const at = name => new URL(name, self.src).href;
  const coming = {};
  const load = ([script, wasm]) => coming[script] ??= import(at(script))
    .then(it => it.default({ module_or_path: at(wasm) }))
    .catch(error => { delete coming[script]; throw error; });
  const bring = place => {
    const program = programs[place.dataset.calculator];
    if (program) load(program)
      .then(() => place.dispatchEvent(new CustomEvent('calculatorwanted', { bubbles: true })))
      // Without the program the prerendered answer stays.
      .catch(error => { again(place); console.warn(error); });
  };
  // Looks anew whether the reader is near, but not at once: nothing has changed yet.
  const again = place => setTimeout(() => near.observe(place), 5000);
  const near = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) {
      near.unobserve(target);
      bring(target);
    }
  }, { rootMargin: '600px' });
  const known = new WeakSet();
  // A page may hold one back with `data-still`.
  const look = (changes = []) => {
    // The program takes its mark away when the numbers of the calculator did not come.
    for (const { target, attributeName } of changes) {
      if (attributeName === 'data-filled' && !target.hasAttribute(attributeName)) again(target);
    }
    document.querySelectorAll('.calculator-mount:not([data-still])').forEach(it => {
      if (!known.has(it)) near.observe(it);
      known.add(it);
    });
  };
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-still', 'data-filled'] });
})();
