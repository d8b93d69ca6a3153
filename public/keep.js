// Registers the worker that keeps the portal for when there is no network, offers a new version, says when there is no
// network, and tells of the packs of lessons and decks. Its words stand in the data of the element `#site-notice`.
const worker = navigator.serviceWorker;
const notice = document.getElementById('site-notice');
const words = notice.dataset;
const hadWorker = Boolean(worker?.controller);
let asked = false;

// What else stays at the lower edge of the window keeps clear of the notice.
new ResizeObserver(() => document.documentElement.style.setProperty('--notice', `${notice.offsetHeight}px`)).observe(notice);

const show = (text, button) => notice.replaceChildren(...[text, button].filter(Boolean));

const makeButton = (text, act) => {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'plain-button', textContent: text });
  button.addEventListener('click', act);
  return button;
};

const tellNetwork = () => {
  // An offer stays: it needs no network.
  if (!notice.querySelector('button')) show(navigator.onLine ? '' : words.offline);
};

const offer = waiting => show(words.update, makeButton(words.reload, () => {
  asked = true;
  waiting.postMessage({ ask: 'change' });
}));

const watch = registration => {
  if (registration.waiting && worker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming.addEventListener('statechange', () => {
      if (coming.state === 'installed' && worker.controller) offer(coming);
    });
  });
  // What the browser takes for a connection need not lead to the portal.
  if (registration.active) registration.update().catch(() => notice.hasChildNodes() || show(words.offline));
};

// An element with `data-pack`: the size of a lesson or deck, and a button that keeps it.
const tellPack = active => place => {
  const send = ask => new Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = event => done(event.data);
    active.postMessage({ ask, pack: place.dataset.pack }, [channel.port2]);
  });
  const paint = ({ bytes, kept, failed }) => {
    const text = place.dataset[kept ? 'kept' : failed ? 'failed' : 'size'];
    place.replaceChildren(text.replace('{size}', `${Math.ceil(bytes / 1000)}\u00a0KB`));
    if (!kept) place.append(' ', makeButton(place.dataset.keep, () => send('keep').then(paint)));
  };
  send('ask').then(paint);
};

addEventListener('online', tellNetwork);
addEventListener('offline', tellNetwork);
tellNetwork();

// Not for readers who asked to save data.
if (worker && !navigator.connection?.saveData) {
  worker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // Another tab changed over: this one goes on, and loads its next page as a document of the new version.
    else if (hadWorker) addEventListener('click', event => {
      if (event.target instanceof Element && event.target.closest('a[href]')) event.stopPropagation();
    }, true);
  });
  worker.register(new URL('sw.js', import.meta.url)).then(watch).catch(error => console.warn(error));
  worker.ready.then(it => document.querySelectorAll('[data-pack]').forEach(tellPack(it.active)));
}
