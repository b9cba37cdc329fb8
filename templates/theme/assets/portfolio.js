// The phone menu and the copy buttons. Light and dark: palette.js; search: search.js.
(() => {
  const header = document.querySelector('.md-header');
  const button = header.querySelector('.pf-menu');
  const toggle = document.getElementById('__drawer');
  const isOpen = () => toggle.checked;
  const setOpen = (open) => {
    toggle.checked = open;
    button.setAttribute('aria-expanded', String(open));
  };

  setOpen(false); // some browsers restore a ticked box after a reload
  button.addEventListener('click', () => setOpen(!isOpen()));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !isOpen()) return;
    setOpen(false);
    button.focus();
  });
  document.addEventListener('click', (event) => {
    if (isOpen() && !event.target.closest('.pf-menu, .pf-nav')) setOpen(false);
  });
  header.addEventListener('focusout', (event) => {
    if (isOpen() && event.relatedTarget && !header.contains(event.relatedTarget)) setOpen(false);
  });
})();

(() => {
  const select = (element) => getSelection().selectAllChildren(element);

  // navigator.clipboard exists on https and localhost only; elsewhere the older command is tried.
  const copy = async (element) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
    select(element);
    if (!document.execCommand('copy')) throw new Error('copying is not allowed');
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('.pf-copy');
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector('[role=status]');
    try {
      await copy(source);
      status.textContent = 'Copied';
    } catch {
      select(source);
      status.textContent = 'Selected: press Ctrl or ⌘ and C';
    }
    setTimeout(() => (status.textContent = ''), 4000);
  });
})();
