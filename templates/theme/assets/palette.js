// Runs before the first paint: says that JavaScript is on, and sets light or dark.
// A choice made here before wins (kept per site, as several sites may share one address);
// otherwise the system decides.
(() => {
  const key = new URL('.', document.currentScript.src).pathname + 'palette';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const followed = () => (system.matches ? 'dark' : 'light');
  const storage = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null; // storage can be switched off: the toggle then lasts for this page
    }
  };
  const chosen = () => {
    const scheme = storage((store) => store.getItem(key));
    return scheme === 'dark' || scheme === 'light' ? scheme : null;
  };
  const show = (scheme) => {
    document.documentElement.dataset.scheme = scheme;
    document.querySelector('.pf-palette')?.setAttribute('aria-pressed', String(scheme === 'dark'));
  };
  const update = () => show(chosen() ?? followed());

  document.documentElement.classList.replace('no-js', 'js');
  update();
  system.addEventListener('change', update);
  addEventListener('storage', update);
  document.addEventListener('DOMContentLoaded', () => {
    update();
    document.querySelector('.pf-palette').addEventListener('click', () => {
      const scheme = document.documentElement.dataset.scheme === 'dark' ? 'light' : 'dark';
      storage((store) => (scheme === followed() ? store.removeItem(key) : store.setItem(key, scheme)));
      show(scheme);
    });
  });
})();
