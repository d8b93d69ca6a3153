// On a page that is shown in a frame of another site: tells that site how high it is, and stays as it was served when
// its address says `?frozen`.
(() => {
  if (new URLSearchParams(location.search).has('frozen')) document.documentElement.dataset.frozen = '';
  const tell = () => parent.postMessage({ portalHeight: Math.ceil(document.body.offsetHeight) }, '*');
  addEventListener('load', () => {
    new ResizeObserver(tell).observe(document.body);
    tell();
  });
})();
