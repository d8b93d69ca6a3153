// Loads the program of live tiles when the reader comes near one.
(() => {
  const self = document.currentScript;
  const at = name => new URL(name, self.src).href;
  let coming;
  const load = () => coming ??= import(at(self.dataset.script))
    .then(it => it.default({ module_or_path: at(self.dataset.wasm) }));
  const near = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) {
      near.unobserve(target);
      load()
        .then(() => target.dispatchEvent(new CustomEvent('tilewanted', { bubbles: true })))
        // Without the program the tile stays as it was served.
        .catch(error => { coming = undefined; console.warn(error); });
    }
  }, { rootMargin: '200px' });
  document.querySelectorAll('.tile-mount').forEach(it => near.observe(it));
})();
