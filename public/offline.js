// Brings what keeps the portal for when there is no network, after the page has come to rest.
addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(() => import('./keep.js')));
