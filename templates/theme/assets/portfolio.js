// The words of all scripts, the phone menu, the citation tabs, the copy buttons and long BibTeX. Light and dark: palette.js;
// search: search.js.

// Messages and numbers in the language of the page. A script of its own, loaded before, has the messages of any language
// but English, by the English ones; a name in braces stands for a value.
globalThis.siteLanguage = (() => {
  const { messages } = globalThis.siteMessages ?? {};
  const locale = messages ? `${document.documentElement.lang}-u-nu-latn` : 'en';
  const rules = new Intl.PluralRules(locale);
  const number = (value) => value.toLocaleString(locale);
  const written = (value) => (typeof value === 'number' ? number(value) : value);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => written(values[name]));
  const gettext = (message, values = {}) => filled(messages?.[message] ?? message, values);

  return {
    number,
    gettext,
    compare: (options) => new Intl.Collator(locale, options).compare,
    /** A message that means different things in different contexts. */
    pgettext: (context, message, values = {}) => filled(messages?.[`${context}\u0004${message}`] ?? message, values),
    /** The form of a message that goes with a number, which is the value of `n` unless `values` has another. */
    ngettext: (one, other, n, values = {}) => {
      const forms = messages?.[one] ?? { one, other };
      return filled(forms[rules.select(n)] ?? forms.other, { n, ...values });
    },
    /** `A, B, C`. */
    joined: (items) => items.join(gettext(', ')),
    /** The parts of a text, with a node in place of the mark. */
    around: (text, mark, node) => {
      const [before, after] = text.split(mark);
      return [before, node, after].filter((part) => part !== '');
    },
  };
})();

// The RIS file in the address of a link lacks the abstract, which the page has in its head: the file gets it from there.
globalThis.siteRis = (() => {
  const [line, end] = ['%0D%0AAB%20%20-%20', '%0D%0AER%20%20-%20'];
  const complete = (page) => {
    const abstract = page.querySelector('meta[name=citation_abstract]')?.content;
    for (const link of page.querySelectorAll('a[download$=".ris"][href^="data:"]')) {
      if (!abstract || link.href.includes(line)) continue;
      const [record, rest] = link.href.split(end);
      link.href = record + line + encodeURIComponent(abstract) + end + rest;
    }
    return page;
  };
  complete(document);
  return { complete };
})();

(() => {
  const header = document.querySelector('.pf-header');
  const button = header.querySelector('.pf-menu'); // its aria-expanded is the state, which the style sheet uses
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  const setOpen = (open) => button.setAttribute('aria-expanded', String(open));

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

// Tabs as in the ARIA Authoring Practices: arrow keys, Home and End move the focus, and the focused tab is selected. The
// last choice is remembered for this site, and an address such as `…#cite-apa` selects a style.
(() => {
  const key = new URL('.', document.currentScript.src).pathname + 'citation-style';
  const list = document.querySelector('.pf-tabs');
  if (!list) return;
  const section = list.closest('.pf-cite');
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const panels = [...section.querySelectorAll('.pf-panel')];
  const panelOf = (tab) => panels[tabs.indexOf(tab)];
  const storage = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null; // storage may be disabled
    }
  };
  const show = (chosen) => {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panelOf(tab).classList.toggle('pf-panel--shown', isChosen);
    }
    section.classList.toggle('pf-cite--styled', chosen !== tabs[0]); // BibTeX is plain text anyway
    section.querySelector('.pf-copy__style').textContent = chosen.textContent;
    for (const button of section.querySelectorAll('.pf-copy')) {
      button.dataset.copy = chosen.id.replace('tab-', '');
    }
  };
  const choose = (tab) => {
    show(tab);
    storage((store) => store.setItem(key, tab.id));
  };
  const named = (id) => tabs.find((tab) => tab.id === id);
  const addressed = () => named(location.hash.replace('#cite-', 'tab-'));

  for (const tab of tabs) {
    const panel = panelOf(tab);
    tab.id = panel.id.replace('cite-', 'tab-');
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    panel.tabIndex = 0;
    tab.addEventListener('click', () => choose(tab));
  }
  list.addEventListener('keydown', (event) => {
    const place = tabs.indexOf(event.target);
    const target = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = tabs.at(target % tabs.length); // wraps around at both ends
    next.focus();
    choose(next);
  });
  addEventListener('hashchange', () => addressed() && show(addressed()));
  show(addressed() ?? named(storage((store) => store.getItem(key))) ?? tabs[0]);
})();

(() => {
  const { gettext } = siteLanguage;
  const select = (element) => getSelection().selectAllChildren(element);

  // As HTML, to keep italics in a word processor, and as plain text for other programs.
  const withMarkup = (element) =>
    new ClipboardItem({
      'text/html': new Blob([element.innerHTML], { type: 'text/html' }),
      'text/plain': new Blob([element.textContent], { type: 'text/plain' }),
    });

  // navigator.clipboard exists only on https and localhost; elsewhere the older command is used.
  const copy = async (element, isPlain) => {
    if (navigator.clipboard && !isPlain && globalThis.ClipboardItem) {
      return navigator.clipboard.write([withMarkup(element)]);
    }
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
      await copy(source, button.matches('.pf-copy--plain') || source.tagName === 'CODE');
      status.textContent = gettext('Copied');
    } catch {
      select(source);
      status.textContent = gettext('Selected: press Ctrl or ⌘ and C');
    }
    setTimeout(() => (status.textContent = ''), 4000);
  });
})();

// A long BibTeX entry is cut off until it is asked for; copying always takes all of it.
(() => {
  const button = document.querySelector('.pf-cap__more button');
  if (!button) return;
  const cap = document.querySelector('.pf-cap');
  const all = button.textContent;
  button.addEventListener('click', () => {
    const isCut = cap.classList.toggle('pf-cap--on');
    button.setAttribute('aria-expanded', String(!isCut));
    button.textContent = isCut ? all : siteLanguage.gettext('Show fewer lines');
  });
})();
