// Keeps the portal for when there is no network. `SITE`, written before this by the build, lists every file of one
// version with its size and the hash of its text: what is kept is that version and no other, so that a page and the
// programs it names belong together. Live data are never kept here.
'use strict';
const NAME = 'portal-';
const scope = new URL('./', self.location).href;
const own = NAME + SITE.version;
// Files fetched at a time: a phone has other things to do.
const AT_ONCE = 4;

const hash = async bytes => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.slice(0, 8)].map(it => it.toString(16).padStart(2, '0')).join('');
};

// Fetches a file of this version; refused when the host has another text under that address.
const fetchOwn = async path => {
  const answer = await fetch(new URL(path, scope), { cache: 'no-cache' });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || await hash(bytes) !== SITE.files[path][1]) throw new Error(`${path} is of another version`);
  return new Response(bytes, { headers: { 'Content-Type': answer.headers.get('Content-Type') ?? '' } });
};

const keep = async paths => {
  const kept = await caches.open(own);
  const waiting = [...paths];
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const url = new URL(path, scope);
      if (!await kept.match(url)) await kept.put(url, await takeOver(url, path) ?? await fetchOwn(path));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

// A file that has not changed since the version before need not be fetched again.
const takeOver = async (url, path) => {
  const old = await caches.match(url);
  if (!old) return undefined;
  return await hash(await old.clone().arrayBuffer()) === SITE.files[path][1] ? old : undefined;
};

// The files of the pack that a file belongs to.
const packOf = path => Object.values(SITE.packs).find(it => it.includes(path));
const shell = () => Object.keys(SITE.files).filter(path => SITE.files[path][2] && !packOf(path));

// Who opens a lesson or deck keeps all of it: what it asks for later may be asked for without a network.
const keepPack = async path => keep(packOf(path) ?? []).catch(() => undefined);

// Pages that were open before there was a worker.
const keepOpened = async () => {
  const opened = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await Promise.all(opened.map(it => keepPack(pathOf(new URL(it.url)))));
};

self.addEventListener('install', event => event.waitUntil(keep(shell()).then(keepOpened)));

self.addEventListener('activate', event => event.waitUntil((async () => {
  const others = (await caches.keys()).filter(it => it.startsWith(NAME) && it !== own);
  // The version before stays for tabs that still show it.
  await Promise.all(others.slice(0, -1).map(it => caches.delete(it)));
  if (others.length === 0) await self.clients.claim();
})()));

// The path of a file below the scope: what a folder's address shows is its index.
const pathOf = url => {
  if (!url.href.startsWith(scope)) return undefined;
  const path = decodeURI(url.pathname.slice(new URL(scope).pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
};

const answer = async (request, path) => {
  const url = new URL(path, scope);
  const kept = await (await caches.open(own)).match(url)
    // A tab of the version before finds its programs; its pages and data it asks for anew.
    ?? (SITE.files[path] || request.mode === 'navigate' ? undefined : await caches.match(url));
  if (kept) return kept;
  try {
    const fresh = await fetch(request);
    if (SITE.files[path] && fresh.ok) {
      const bytes = await fresh.clone().arrayBuffer();
      if (await hash(bytes) === SITE.files[path][1]) await (await caches.open(own)).put(url, fresh.clone());
    }
    return fresh;
  } catch (error) {
    if (request.mode !== 'navigate') throw error;
    return await notKept() ?? Response.error();
  }
};

// The page for what is not on the device; its links begin at the scope, wherever it is shown.
const notKept = async () => {
  const page = await (await caches.open(own)).match(new URL('offline.html', scope));
  const text = (await page?.text())?.replace('<head>', `<head><base href="${scope}">`);
  return text && new Response(text, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};

self.addEventListener('fetch', event => {
  const path = pathOf(new URL(event.request.url));
  if (event.request.method !== 'GET' || path === undefined || path.startsWith('data/live/')) return;
  const answered = answer(event.request, path);
  event.respondWith(answered);
  if (event.request.mode === 'navigate') event.waitUntil(answered.then(() => keepPack(path), () => undefined));
});

// What pages ask: to change over to this version, and what is known of a pack, which `keep` fetches.
self.addEventListener('message', event => {
  const { ask, pack } = event.data ?? {};
  if (ask === 'change') self.skipWaiting();
  const paths = SITE.packs[pack];
  if (!paths || !event.ports[0]) return;
  event.waitUntil((async () => {
    let failed = false;
    if (ask === 'keep') await keep(paths).catch(() => { failed = true; });
    const cache = await caches.open(own);
    const there = await Promise.all(paths.map(path => cache.match(new URL(path, scope))));
    const bytes = paths.reduce((sum, path) => sum + SITE.files[path][0], 0);
    event.ports[0].postMessage({ bytes, failed, kept: there.every(Boolean) });
  })());
});
