// Site search: the field, the results, the keyboard; search-parts.js answers queries. Nothing is fetched before the visitor
// focuses the field, not even that script, and what was typed in the meantime is searched as soon as the index is loaded.
(() => {
  const { gettext, ngettext } = siteLanguage;
  const scripts = document.currentScript.src;
  const root = document.querySelector('.pf-search');
  const opener = document.querySelector('.pf-search-open'); // its aria-expanded is the state, which the style sheet uses
  const [form, input] = ['form', 'input'].map((name) => root.querySelector(name));
  const base = new URL(root.dataset.base, location);
  const background = document.querySelectorAll('.pf-skip, .pf-header__inner > :not(.pf-search), main, footer');
  const isPhone = () => opener.checkVisibility();
  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    node.className = className;
    node.append(...children);
    return node;
  };

  // ---- what the field needs of a script

  const back = element('button', 'pf-button pf-search__back');
  const key = element('kbd', 'pf-search__key', '/');
  const status = element('p', 'pf-search__status');
  const list = element('ol', 'pf-search__list');
  const output = element('div', 'pf-search__output', status, list);
  back.type = 'button';
  back.setAttribute('aria-label', gettext('Close search'));
  key.setAttribute('aria-hidden', 'true');
  status.setAttribute('role', 'status');
  output.tabIndex = -1; // not a stop of the Tab key, which browsers make of a panel that scrolls: its results are
  Object.assign(input, { autocapitalize: 'off', spellcheck: false, enterKeyHint: 'search' });
  form.prepend(back);
  form.append(key);
  root.append(output);

  // ---- open and close

  let focusBefore = null;

  const isOpen = () => opener.getAttribute('aria-expanded') === 'true';

  const setOpen = (open) => {
    if (isOpen() === open) return;
    opener.setAttribute('aria-expanded', String(open));
    root.setAttribute('role', open ? 'dialog' : 'search');
    if (open) root.setAttribute('aria-modal', 'true');
    else root.removeAttribute('aria-modal');
    // The page behind an open search can neither be clicked nor reached with Tab.
    for (const part of background) part.inert = open;
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
    const wasElsewhere = focusBefore && focusBefore !== document.body && focusBefore !== input;
    if (wasElsewhere) focusBefore.focus();
    else if (isOnResult && !isPhone()) input.focus();
    else input.blur();
    focusBefore = null;
  };

  // ---- ask

  let engine = null;
  const script = (name) =>
    new Promise((resolve, reject) => {
      const node = document.createElement('script');
      Object.assign(node, { onload: resolve, onerror: reject, src: new URL(`${name}.js`, scripts).href });
      document.head.append(node);
    });
  const needed = { files: () => globalThis.siteFiles, words: () => globalThis.siteWords, 'search-parts': () => globalThis.siteSearch };
  const load = () => {
    const missing = Object.keys(needed).filter((name) => !needed[name]());
    return (engine ??= Promise.all(missing.map((name) => script(name).catch(() => script(name)))).then(() => siteSearch(base)));
  };

  const PAGE = 20; // results added to the list at a time
  let answered = null; // the query of the results
  let followed = null; // the query whose first result is to be opened as soon as it is known
  let busy = false;

  /** Searches for the latest text, one query at a time; an answer to what the field no longer says is not shown. */
  const update = async () => {
    if (busy) return;
    busy = true;
    try {
      const search = await load();
      while (answered !== input.value) {
        const query = input.value;
        const { count, isWhole, documents } = await search(query);
        const first = await documents(0, PAGE);
        if (query !== input.value) continue;
        show(query, message(query, count, isWhole), items(first, PAGE, count, documents));
        answered = query;
        if (followed === query) follow();
      }
    } catch {
      engine = answered = null;
      failed();
    } finally {
      busy = false;
    }
  };

  // ---- show the answer

  const failed = () => {
    const button = element('button', 'pf-link pf-search__again', gettext('Try again'));
    button.type = 'button';
    button.addEventListener('click', () => {
      input.focus();
      status.textContent = '';
      update();
    });
    list.replaceChildren();
    delete output.dataset.query;
    status.replaceChildren(gettext('Search could not be loaded.'), ' ', button);
  };

  const message = (query, count, isWhole) => {
    if (!siteWords.phrase(query)) return gettext('Type to start searching');
    if (count && !isWhole) return gettext('No page has all of these words. The closest matches:');
    return count ? ngettext('{n} matching document', '{n} matching documents', count) : gettext('No matching documents');
  };

  const item = (found) => {
    const title = element('span', 'pf-search__title', found.title);
    const teaser = element('span', 'pf-search__text', found.text);
    const link = element('a', 'pf-search__link', title, teaser);
    link.href = found.address;
    title.dir = teaser.dir = 'auto';
    return element('li', 'pf-search__item', link);
  };

  /** The items of some documents, and a button for those after them. */
  const items = (some, end, count, documents) => [...some.map(item), ...(count > end ? [more(end, count, documents)] : [])];

  const more = (start, count, documents) => {
    const button = element('button', 'pf-btn', ngettext('Show {n} more', 'Show {n} more', Math.min(PAGE, count - start)));
    const place = element('li', 'pf-search__more', button);
    button.type = 'button';
    button.addEventListener('click', async () => {
      const next = await documents(start, start + PAGE).catch(() => null);
      if (!next) button.textContent = gettext('That did not load. Try again');
      if (!next || !place.isConnected) return;
      const added = items(next, start + PAGE, count, documents);
      place.replaceWith(...added);
      added[0].querySelector('a').focus();
    });
    return place;
  };

  /** Shows results; `data-query` is their query, since those of the previous one stay until then. */
  const show = (query, text, results) => {
    status.textContent = text;
    list.replaceChildren(...results);
    output.scrollTop = 0;
    output.dataset.query = query;
  };

  // ---- events

  const links = () => [...list.querySelectorAll('a')];

  const follow = () => {
    followed = null;
    links()[0]?.click();
  };

  const move = (step) => {
    const stops = [input, ...output.querySelectorAll('a, button')];
    const from = Math.max(0, stops.indexOf(document.activeElement));
    stops[(from + step + stops.length) % stops.length].focus();
  };

  opener.addEventListener('click', open);
  back.addEventListener('click', close);
  input.addEventListener('focus', () => load().catch(() => (engine = null)));
  input.addEventListener('input', () => {
    setOpen(isPhone() || input.value.trim() !== '');
    update();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (answered === input.value) follow();
    else followed = input.value;
  });
  list.addEventListener('click', (event) => {
    if (event.target.closest('a')) setOpen(false);
  });
  // What was typed before this script ran, or sent by Enter as `?query=…`, is a question too.
  const asked = input.value || (new URLSearchParams(location.search).get('query') ?? '');
  if (asked.trim()) {
    open();
    input.value = asked;
    setOpen(true);
    update();
  }
  document.addEventListener('pointerdown', (event) => {
    if (isOpen() && !root.contains(event.target)) setOpen(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isOpen()) {
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
