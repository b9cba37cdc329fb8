// Site search: the field, the list of results, the keyboard. What answers is search-whole.js or, in a portfolio of many
// papers, search-parts.js. Neither fetches anything before the visitor puts the cursor into the field, and what was typed
// meanwhile is searched as soon as the answerer is here.
(() => {
  const root = document.querySelector('.md-search');
  if (!root) return;
  const toggle = document.getElementById('__search'); // holds the state; the style sheet follows it
  const opener = document.querySelector('.pf-search-open');
  const form = root.querySelector('form');
  const input = root.querySelector('input');
  const status = root.querySelector('.md-search-result__meta');
  const list = root.querySelector('.md-search-result__list');
  const config = JSON.parse(document.getElementById('__config').textContent);
  const base = new URL(config.base, location);
  const say = (key, count) => config.translations[`search.result.${key}`].replace('#', count);
  const behind = document.querySelectorAll('.md-skip, .md-header__inner > :not(.md-search), main, footer');
  const isPhone = () => opener.checkVisibility();

  // ---- open and close

  let focusBefore = null;

  const setOpen = (open) => {
    if (toggle.checked === open) return;
    toggle.checked = open;
    opener.setAttribute('aria-expanded', String(open));
    root.setAttribute('role', open ? 'dialog' : 'search');
    if (open) root.setAttribute('aria-modal', 'true');
    else root.removeAttribute('aria-modal');
    // While it is open, the page behind can neither be clicked nor reached with Tab.
    for (const part of behind) part.inert = open;
  };

  const open = () => {
    focusBefore = document.activeElement;
    if (isPhone()) setOpen(true);
    input.focus();
    input.select();
  };

  const close = () => {
    const isOnResult = list.contains(document.activeElement);
    setOpen(false);
    const back = focusBefore && focusBefore !== document.body && focusBefore !== input;
    if (back) focusBefore.focus();
    else if (isOnResult && !isPhone()) input.focus();
    else input.blur();
    focusBefore = null;
  };

  // ---- ask

  let engine = null;
  const load = () => (engine ??= siteSearch(config, base));

  /** Words only: Material's worker reads `:`, `~`, `^`, `*`, `+` and `-` as commands, and a pasted title as an error. */
  const words = () =>
    input.value.replace(/[^\p{L}\p{M}\p{N}.'’]+|\.(?!\d)/gu, ' ').trim();

  const AT_ONCE = 20;
  const NOTHING = { count: 0, groups: async () => [] };
  let shown = null;
  let busy = false;

  /** Answer the newest text. One question at a time, as the worker does not number its answers. */
  const update = async () => {
    if (busy) return;
    busy = true;
    try {
      const search = await load();
      while (shown !== words()) {
        const query = words();
        const { count, groups } = query ? await search(query) : NOTHING;
        const first = await groups(0, AT_ONCE);
        show(query, count, first, groups);
        shown = query;
      }
    } catch {
      engine = null;
      failed();
    } finally {
      busy = false;
    }
  };

  // ---- show the answer

  const failed = () => {
    status.textContent = 'Search could not be loaded.';
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const link = (found) => {
    const title = element('span', 'pf-found__title', found.title);
    const teaser = element('span', 'pf-found__text', found.text);
    const made = element('a', 'md-search-result__link', title, teaser);
    made.href = found.address;
    title.dir = teaser.dir = 'auto';
    return made;
  };

  /** A group is what was found on one page. */
  const item = (group) => element('li', 'md-search-result__item', ...group.map(link));

  /** The items of some groups, and a button for those behind them. */
  const items = (some, end, count, groups) => [...some.map(item), ...(count > end ? [more(end, count, groups)] : [])];

  const more = (start, count, groups) => {
    const button = element('button', 'pf-btn', `Show ${Math.min(AT_ONCE, count - start)} more`);
    const place = element('li', 'pf-found__more', button);
    button.type = 'button';
    button.addEventListener('click', async () => {
      const next = await groups(start, start + AT_ONCE).catch(failed);
      if (!next || !place.isConnected) return;
      const added = items(next, start + AT_ONCE, count, groups);
      place.replaceWith(...added);
      added[0].querySelector('a').focus();
    });
    return place;
  };

  const show = (query, count, first, groups) => {
    const key = !query ? 'placeholder' : ['none', 'one'][count] ?? 'other';
    status.textContent = say(key, count);
    list.replaceChildren(...items(first, AT_ONCE, count, groups));
    list.parentElement.parentElement.scrollTop = 0;
  };

  // ---- events

  const links = () => [...list.querySelectorAll('a')];

  const move = (step) => {
    const stops = [input, ...links()];
    const from = Math.max(0, stops.indexOf(document.activeElement));
    stops[(from + step + stops.length) % stops.length].focus();
  };

  toggle.checked = false; // some browsers restore a ticked box after a reload
  opener.addEventListener('click', open);
  root.querySelector('.pf-search__back').addEventListener('click', close);
  input.addEventListener('focus', () => load().catch(() => (engine = null)));
  input.addEventListener('input', () => {
    setOpen(isPhone() || words() !== '');
    update();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  list.addEventListener('click', (event) => {
    if (event.target.closest('a')) setOpen(false);
  });
  document.addEventListener('pointerdown', (event) => {
    if (toggle.checked && !root.contains(event.target)) setOpen(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (toggle.checked) {
      const action = { Escape: close, ArrowDown: () => move(1), ArrowUp: () => move(-1) }[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    } else if (event.key === '/' && !event.target.closest('input, textarea, select, [contenteditable]')) {
      event.preventDefault();
      open();
    }
  });
})();
