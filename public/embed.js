// For other sites: gives every frame that shows a page of this portal the height of that page.
//   <iframe src="https://PORTAL/embed/en/renewables/mix/" title="…" width="100%" height="480" loading="lazy"></iframe>
//   <script src="https://PORTAL/embed.js" async></script>
(() => {
  const { origin } = new URL(document.currentScript.src);
  addEventListener('message', event => {
    const height = event.data?.portalHeight;
    if (event.origin !== origin || !Number.isFinite(height)) return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === event.source) frame.height = Math.min(Math.max(height, 100), 5000);
    }
  });
})();
