// Site search with Material's own search worker and index. Neither is fetched before the visitor
// puts the cursor into the field, and what was typed meanwhile is searched as soon as they are here.
// (Material's script would fetch both on every page, write the index into the page as HTML, and
// close the search on Tab; hence these lines instead.)
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
    setOpen(false);
    const back = focusBefore && focusBefore !== document.body && focusBefore !== input;
    if (back) focusBefore.focus();
    else input.blur();
    focusBefore = null;
  };

  // ---- ask the worker

  const [SETUP, QUERY] = [0, 2];

  const fetched = async () => {
    const response = await fetch(new URL('search/search_index.json', base));
    if (!response.ok) throw new Error(`search index: ${response.status}`);
    return { index: await response.json(), worker: new Worker(new URL(config.search, location)) };
  };

  /** In the offline copy, one script holds the index and the text of the worker: a file may not fetch its neighbours. */
  const fromFile = async () => {
    const script = element('script', '');
    const loaded = new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }));
    script.src = new URL('search/offline.js', base);
    document.head.append(script);
    await loaded;
    const { index, worker } = globalThis.offlineSearch;
    return { index, worker: new Worker(URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }))) };
  };

  const start = async () => {
    const { index, worker } = await (location.protocol === 'file:' ? fromFile() : fetched());
    const ask = (type, data) =>
      new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data.data);
        worker.onerror = reject;
        worker.postMessage({ type, data });
      });
    await ask(SETUP, { ...index, options: { suggest: false } });
    return async (query) => (await ask(QUERY, query)).items;
  };

  let engine = null;
  const load = () => (engine ??= start());

  /** Words only: the worker reads `:`, `~`, `^`, `*`, `+` and `-` as commands, and a pasted title as an error. */
  const words = () =>
    input.value.replace(/[^\p{L}\p{M}\p{N}.'’]+|\.(?!\d)/gu, ' ').trim();

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
        const groups = query ? await search(query) : [];
        show(groups, query);
        shown = query;
      }
    } catch {
      engine = null;
      status.textContent = 'Search could not be loaded.';
    } finally {
      busy = false;
    }
  };

  // ---- show the answer

  /** The worker answers in HTML. Take its words and its <mark>s, and nothing else. */
  const marked = (html) => {
    const spaced = html.replace(/<\/(p|li|pre|h\d|t[dh]|d[dt])>/g, '$& ');
    const parsed = new DOMParser().parseFromString(spaced, 'text/html');
    const texts = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
    const result = document.createDocumentFragment();
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      result.append(parentElement.closest('mark') ? element('mark', '', data) : data);
    }
    return result;
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const link = (found) => {
    const title = element('span', 'pf-found__title', marked(found.title));
    const teaser = element('span', 'pf-found__text', marked(found.text ?? ''));
    const made = element('a', 'md-search-result__link', title, teaser);
    made.href = new URL(found.location, base);
    title.dir = teaser.dir = 'auto';
    return made;
  };

  /** A group is one page: itself, and those of its sections that match. */
  const item = (group) => {
    const isPage = (found) => !found.location.includes('#');
    const sections = group.filter((found) => !isPage(found) && found.score > 0).slice(0, 2);
    return element('li', 'md-search-result__item', ...[...group.filter(isPage), ...sections].map(link));
  };

  /** The first groups, and a button for the next ones. */
  const some = (groups) => {
    const rest = groups.slice(20);
    return [...groups.slice(0, 20).map(item), ...(rest.length ? [more(rest)] : [])];
  };

  const more = (groups) => {
    const button = element('button', 'pf-btn', `Show ${Math.min(20, groups.length)} more`);
    const place = element('li', 'pf-found__more', button);
    button.type = 'button';
    button.addEventListener('click', () => {
      const items = some(groups);
      place.replaceWith(...items);
      items[0].querySelector('a').focus();
    });
    return place;
  };

  const show = (groups, query) => {
    const key = !query ? 'placeholder' : ['none', 'one'][groups.length] ?? 'other';
    status.textContent = say(key, groups.length);
    list.replaceChildren(...some(groups));
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
