// Reloads the page when the developer's server has built a newer site.
let shown;
setInterval(async () => {
  try {
    const version = await (await fetch("/__dev/version")).text();
    if (shown !== undefined && shown !== version) location.reload();
    shown = version;
  } catch {
    // The server is restarting: ask again.
  }
}, 700);
