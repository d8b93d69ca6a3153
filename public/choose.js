// Leads from the root to the reader's language: the one chosen before, else the browser's, else the default.
(function () {
  var offered = Array.prototype.map.call(document.querySelectorAll("a.choice"), function (link) { return link.hreflang; });
  var wished = (navigator.languages || [navigator.language]).map(function (it) { return it.slice(0, 2).toLowerCase(); });
  var chosen = wished.find(function (it) { return offered.indexOf(it) >= 0; }) || document.currentScript.dataset.default;
  location.replace(chosen + "/" + location.search);
})();
