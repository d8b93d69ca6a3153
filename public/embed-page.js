// On a page that is shown in a frame of another site: tells that site how high it is, and stays as it was served, or as
// the view in its address shows it, when its address says `?frozen`.
(() => {
  if (new URLSearchParams(location.search).has('frozen')) document.documentElement.dataset.frozen = '';
  // What cannot be worked with offers no keys.
  addEventListener('DOMContentLoaded', () => {
    if (!('frozen' in document.documentElement.dataset)) return;
    for (const box of document.querySelectorAll('.chart-box, .picture-box')) {
      for (const name of ['tabindex', 'aria-describedby']) box.removeAttribute(name);
    }
  });
  // What its address asks of a calculator: `?power=8&lock=tilt&hide=buy`.
  addEventListener('DOMContentLoaded', () => {
    const place = document.querySelector('.calculator-mount');
    if (!place) return;
    const asked = new URLSearchParams(location.search);
    for (const [name, key] of [['locked', 'lock'], ['hidden', 'hide']]) {
      place.dataset[name] = asked.get(key) ?? '';
      asked.delete(key);
    }
    place.dataset.state = asked.toString();
  });
  const tell = () => parent.postMessage({ portalHeight: Math.ceil(document.body.offsetHeight) }, '*');
  addEventListener('load', () => {
    new ResizeObserver(tell).observe(document.body);
    tell();
  });
})();
