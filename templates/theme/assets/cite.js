// Cites the papers that are shown, the ticked ones, or a single one: copies or downloads their entries, cut out of the
// site's downloads. `filter.js` reports which papers are shown; until it does, all are.
(() => {
  const root = document.querySelector('.pf-publications[data-base]');
  if (!root) return;
  const { gettext, ngettext, pgettext } = siteLanguage;
  const find = (selector) => root.querySelector(selector);
  const [panel, opener, state] = ['.pf-selection', '.pf-cite-open', '.pf-unknown'].map(find);
  const [what, status] = ['.pf-selection__what', '.pf-status'].map((selector) => panel.querySelector(selector));
  const total = Number(root.dataset.total);
  const FEW = 20; // up to this many papers are fetched one by one instead of all papers of a large portfolio, in formats of which each has a file
  const LARGE = 100; // papers of a portfolio that is large

  // ---- which papers

  const keyOf = (element) => element.closest('article').dataset.key;
  const ticked = new Set();
  const listed = [...root.querySelectorAll('article[data-key]')].map(keyOf);
  let listing = { number: total, shown: () => null, order: () => listed };
  let single = null; // the Cite link of the only paper to cite

  /** Keys in the order shown; null for all papers in the order of the downloads. */
  const selection = () => {
    if (single) return [keyOf(single)];
    return ticked.size ? listing.order().filter((key) => ticked.has(key)) : listing.shown();
  };
  let isSelecting = false; // the boxes are shown before anything is ticked, as a touch screen cannot point at a paper

  // ---- their entries

  const files = new Map();
  const read = (address) => {
    if (!files.has(address)) {
      const text = siteFiles.text(address);
      text.catch(() => files.delete(address));
      files.set(address, text);
    }
    return files.get(address);
  };

  const cut = async ({ format: ending, file, each }) => {
    const keys = selection();
    if (!keys) return read(file);
    const oneByOne = each !== undefined && total > LARGE && keys.length <= FEW && !siteFiles.isOffline;
    const addresses = oneByOne ? keys.map((key) => file.replace(`.${ending}`, `/${key}.${ending}`)) : [file];
    const entryOf = new Map((await Promise.all(addresses.map(read))).flatMap((text) => siteEntries.of(text, ending)));
    const missing = keys.find((key) => !entryOf.has(key));
    if (missing) throw new Error(`${missing} is not in ${file}`);
    return siteEntries.joined(keys.map((key) => entryOf.get(key)), ending);
  };

  // ---- copy and download

  // The text arrives after the click; browsers that allow copying only during a click accept a promise.
  const copy = async (text) => {
    if (navigator.clipboard && globalThis.ClipboardItem) {
      const blob = text.then((plain) => new Blob([plain], { type: 'text/plain' }));
      return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    }
    const field = document.createElement('textarea');
    field.value = await text;
    panel.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (!copied) throw new Error('copying is not allowed');
  };

  const download = async (text, { format, type }) => {
    const keys = selection();
    siteEntries.save(await text, type, `${keys?.length === 1 ? keys[0] : 'publications'}.${format}`);
  };

  const ACTIONS = { copy: [copy, gettext('Copied')], download: [download, gettext('Downloaded')] };

  panel.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-action]');
    if (!button) return;
    const { action, file } = button.dataset;
    const [act, done] = ACTIONS[action];
    try {
      const text = cut(button.dataset);
      await act(text, button.dataset);
      status.textContent = done;
    } catch {
      status.textContent = gettext('That did not work. All citations are in {file}.', { file: file.split('/').pop() });
    }
    setTimeout(() => (status.textContent = ''), 4000);
  });

  // ---- the panel: below the controls, or below one paper

  const label = (all) => {
    if (ticked.size) return ngettext('Cite {n} selected', 'Cite {n} selected', ticked.size);
    return all ? ngettext('Cite these {n}', 'Cite these {n}', all) : pgettext('verb', 'Cite');
  };
  const showSelection = () => {
    const all = ticked.size || listing.number;
    opener.firstElementChild.textContent = label(all);
    opener.disabled = !all;
    root.classList.toggle('pf-publications--ticking', ticked.size > 0 || isSelecting);
    const many = ngettext('{n} entry in the order shown.', '{n} entries in the order shown.', all);
    what.textContent = panel.hidden ? '' : single ? gettext('This paper.') : many;
    find('.pf-untick').hidden = !ticked.size || Boolean(single);
    find('.pf-select-open').hidden = isSelecting || Boolean(single);
  };

  const trigger = () => single ?? opener;
  const close = () => {
    trigger().setAttribute('aria-expanded', 'false');
    panel.hidden = true;
    single = null;
    state.after(panel);
    showSelection();
  };
  const open = (link) => {
    close();
    single = link;
    if (link) link.closest('article').append(panel);
    trigger().setAttribute('aria-expanded', 'true');
    panel.hidden = false;
    showSelection();
  };
  const isOpenFor = (link) => !panel.hidden && single === link;

  opener.addEventListener('click', () => (isOpenFor(null) ? close() : open(null)));
  root.addEventListener('click', (event) => {
    const link = event.target.closest('.pf-actions a[href$="#cite"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (isOpenFor(link)) close();
    else open(link);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden || event.target.matches('#pf-filter')) return;
    const back = trigger();
    close();
    back.focus();
  });

  // ---- ticks

  const showTicks = () => {
    for (const box of root.querySelectorAll('.pf-tick input')) box.checked = ticked.has(keyOf(box));
    showSelection();
  };
  root.addEventListener('change', (event) => {
    if (!event.target.matches('.pf-tick input')) return;
    if (event.target.checked) ticked.add(keyOf(event.target));
    else ticked.delete(keyOf(event.target));
    showSelection();
  });
  find('.pf-select-open').addEventListener('click', () => {
    isSelecting = true;
    close();
    [...root.querySelectorAll('.pf-tick input')].find((box) => box.checkVisibility())?.focus();
  });
  find('.pf-untick').addEventListener('click', () => {
    ticked.clear();
    isSelecting = false;
    showTicks();
    opener.focus();
  });
  root.addEventListener('pf-shown', ({ detail }) => {
    listing = detail;
    if (single) close();
    showTicks();
  });
  showTicks(); // some browsers restore ticked boxes after a reload
})();
