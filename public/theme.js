// Sets the reader's choice of light, dark or projector before the first paint.
(function () {
  try {
    var theme = localStorage.getItem("portal.theme");
    if (["light", "dark", "projector"].includes(theme)) document.documentElement.dataset.theme = theme;
  } catch (refused) {
    // A browser without a store follows the device.
  }
})();
