// Runs in the head, before anything is painted: marks that JavaScript is on, and sets light or dark. A choice that the visitor made on this
// site wins (stored per path, since several sites may share one origin); otherwise the system decides.
(() => {
  const key = new URL('.', document.currentScript.src).pathname + 'palette';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemScheme = () => (system.matches ? 'dark' : 'light');
  const storage = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null; // storage may be disabled; the choice then lasts for this page
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
  const update = () => show(chosen() ?? systemScheme());

  document.documentElement.classList.replace('no-js', 'js');
  update();
  system.addEventListener('change', update);
  addEventListener('storage', update);
  addEventListener('pageshow', update); // a page that Back brings from the browser's cache may be older than the choice
  document.addEventListener('DOMContentLoaded', () => {
    update();
    document.querySelector('.pf-palette').addEventListener('click', () => {
      const scheme = document.documentElement.dataset.scheme === 'dark' ? 'light' : 'dark';
      storage((store) => (scheme === systemScheme() ? store.removeItem(key) : store.setItem(key, scheme)));
      show(scheme);
    });
  });
})();
