// Cites what is shown, or the papers that are ticked, or one of them: copies or downloads their entries, cut out of the
// site's own files. `filter.js` says what is shown; before it has looked at anything, that is all.
(() => {
  const root = document.querySelector('.pf-publications[data-base]');
  if (!root) return;
  const one = (selector) => root.querySelector(selector);
  const [panel, opener, controls] = ['.pf-selection', '.pf-cite-open', '.pf-controls'].map(one);
  const [what, status] = ['.pf-selection__what', '.pf-status'].map((selector) => panel.querySelector(selector));
  const total = Number(root.dataset.total);
  const FEW = 20; // so many single files are fetched rather than that of a large portfolio
  const LARGE = 100;

  // ---- which papers

  const keyOf = (element) => element.closest('article').dataset.key;
  const ticked = new Set();
  const listed = [...root.querySelectorAll('article[data-key]')].map(keyOf);
  let found = { number: total, shown: () => null, order: () => listed };
  let alone = null;

  /** Keys in the order shown; null for all papers as the site's own files have them. */
  const selection = () => {
    if (alone) return [keyOf(alone)];
    return ticked.size ? found.order().filter((key) => ticked.has(key)) : found.shown();
  };
  const number = () => (alone ? 1 : ticked.size || found.number);

  // ---- their entries

  // How the build's files are put together. Values stand on one line each, so none of these marks is within an entry.
  const FORMATS = {
    bib: { start: '', between: '\n\n', end: '\n', key: /^@\w+\{([^,]*),/ },
    ris: { start: '', between: '\r\n\r\n', end: '\r\n', key: /^ID  - (.*)$/m },
    json: { start: '[\n', between: ',\n', end: '\n]\n', key: /^\{"id": "(.*?)"/ },
  };

  const files = new Map();
  const read = (address) => {
    if (!files.has(address)) {
      const text = siteFiles.text(address);
      text.catch(() => files.delete(address));
      files.set(address, text);
    }
    return files.get(address);
  };

  const entries = (text, { start, between, end, key }) =>
    text.slice(start.length, -end.length).split(between).map((entry) => [key.exec(entry)[1], entry]);

  const cut = async (ending, file) => {
    const keys = selection();
    if (!keys) return read(file);
    const format = FORMATS[ending];
    const single = total > LARGE && keys.length <= FEW && !siteFiles.isOffline;
    const addresses = single ? keys.map((key) => file.replace(`.${ending}`, `/${key}.${ending}`)) : [file];
    const known = new Map((await Promise.all(addresses.map(read))).flatMap((text) => entries(text, format)));
    const missing = keys.find((key) => !known.has(key));
    if (missing) throw new Error(`${missing} is not in ${file}`);
    return format.start + keys.map((key) => known.get(key)).join(format.between) + format.end;
  };

  // ---- copy and download

  // The text comes later than the click; browsers that allow copying only at once take the promise.
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
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await text], { type }));
    const keys = selection();
    link.download = `${keys?.length === 1 ? keys[0] : 'publications'}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const ACTIONS = { copy: [copy, 'Copied'], download: [download, 'Downloaded'] };

  panel.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-action]');
    if (!button) return;
    const { action, format, file } = button.dataset;
    const [act, done] = ACTIONS[action];
    try {
      const text = cut(format, file);
      await act(text, button.dataset);
      status.textContent = done;
    } catch {
      status.textContent = `This did not work. All citations are in ${file.split('/').pop()}.`;
    }
    setTimeout(() => (status.textContent = ''), 4000);
  });

  // ---- the panel: below the controls, or below one paper

  const showSelection = () => {
    const n = number();
    const label = ticked.size ? `Cite ${ticked.size} selected` : n ? `Cite these ${n.toLocaleString('en')}` : 'Cite';
    if (!alone) {
      opener.firstElementChild.textContent = label;
      opener.disabled = !n;
    }
    const entry = `${n.toLocaleString('en')} ${n === 1 ? 'entry' : 'entries'}`;
    const said = alone ? 'This paper.' : `${entry} in the order shown.`;
    what.textContent = panel.hidden ? '' : said;
    one('.pf-untick').hidden = !ticked.size || Boolean(alone);
  };

  const trigger = () => alone ?? opener;
  const close = () => {
    trigger().setAttribute('aria-expanded', 'false');
    panel.hidden = true;
    alone = null;
    controls.append(panel);
    showSelection();
  };
  const open = (link) => {
    close();
    alone = link;
    if (link) link.closest('article').append(panel);
    trigger().setAttribute('aria-expanded', 'true');
    panel.hidden = false;
    showSelection();
  };
  const isOpenFor = (link) => !panel.hidden && alone === link;

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
  one('.pf-untick').addEventListener('click', () => {
    ticked.clear();
    showTicks();
    opener.focus();
  });
  root.addEventListener('pf-shown', ({ detail }) => {
    found = detail;
    if (alone) close();
    showTicks();
  });
  showTicks(); // some browsers restore ticked boxes after a reload
})();
