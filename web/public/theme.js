// Runs before the first paint, so that a dark page never flashes white. Kept in step with Mantine's own key.
(function () {
  var wanted = null;
  try {
    wanted = window.localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is switched off: the system's theme it is.
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
