// Sets the reader's choice of light or dark before the first paint.
(function () {
  try {
    var theme = localStorage.getItem("portal.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (refused) {
    // A browser without a store follows the device.
  }
})();
