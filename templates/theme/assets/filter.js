// Filters and sorts the list of publications by words, facets and years. The address holds the filters, so that a list can
// be shared and Back restores it. Papers are read from the page if it has all of them; otherwise their facts are fetched at
// the first use, and abstracts when words are searched for. Every change dispatches `pf-shown`, for cite.js.
(() => {
  const root = document.querySelector('.pf-publications[data-base]');
  if (!root) return;
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const [list, results, count, tokens] = ['.pf-list', '.pf-results', '.pf-state__count', '.pf-tokens'].map(find);
  const [form, input, sort, unknown] = ['.pf-find', '#pf-filter', '#pf-sort', '.pf-unknown'].map(find);
  const boxes = all('.pf-facet input');
  const [from, to] = ['select[name=from]', 'select[name=to]'].map(find);
  const articles = [...list.querySelectorAll('article[data-key]')];
  const total = Number(root.dataset.total);
  const GROUPS = ['topic', 'venue', 'pos', 'code', 'author'];
  const DEBOUNCE = 120;
  const WINDOW = 25; // papers added to the page at a time
  const UNDATED = 'Undated'; // the label of papers without a year, in addresses too
  const { gettext, pgettext, ngettext, number, joined: listed, around } = siteLanguage;

  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    node.className = className;
    node.append(...children);
    return node;
  };
  const link = (address, ...children) => {
    const node = element('a', '', ...children);
    node.href = siteFiles.page(address);
    return node;
  };
  const button = (className, action, ...children) => {
    const node = element('button', className, ...children);
    node.type = 'button';
    node.addEventListener('click', action);
    return node;
  };

  // ---- papers, from the page or from the index

  const { fold, joined } = siteWords;
  const words = (text) => fold(text ?? '').split(/\s+/).filter(Boolean);

  // A paper has the numbers of its boxes, since counting 10,000 papers by number takes only a millisecond.
  const numbers = Object.fromEntries(GROUPS.map((name) => [name, {}]));
  boxes.forEach((box, i) => (numbers[box.name][box.value] = i));
  const boxesOf = (name, values) => values.map((value) => numbers[name][value]).filter((i) => i !== undefined);

  /** What is searched besides the abstract: title, people, venue, year, key, and the identifiers in the links. */
  const searched = (...texts) => fold(texts.flat().filter(Boolean).join('\n'));

  const fromPage = () =>
    articles.map((article) => {
      const text = (selector) => article.querySelector(selector)?.textContent.trim() ?? '';
      const [title, where] = [text('.pf-item__title'), text('.pf-venue')];
      const { key, year, rank } = article.dataset;
      const links = [...article.querySelectorAll('.pf-actions a')].map(({ href }) => href);
      return {
        key, title, where, year, rank: Number(rank) || Infinity,
        boxes: GROUPS.map((name) => boxesOf(name, (article.dataset[name] ?? '').split(' '))),
        text: searched(title, text('.pf-authors'), where, article.querySelector('.pf-venue')?.title, year, key, links),
        abstract: fold(text('.pf-text-block')),
      };
    });

  let index = null;
  const read = async (name) =>
    JSON.parse(await siteFiles.text(new URL(name, new URL(root.dataset.index, location)).href));
  const fromIndex = async () => {
    index = await read('');
    const names = index.names.map(fold);
    return index.keys.map((key, i) => {
      const [title, where, year] = [index.titles[i], index.wheres[i], index.years[i]];
      const people = index.authors[i].map((author) => names[author]).join(', ');
      return {
        key, i, title, where, year, rank: index.ranks[i] || Infinity,
        boxes: GROUPS.map((name) => boxesOf(name, index.facets[name][i])),
        text: `${people}\n${searched(title, where, index.venues[i], year, key, index.links[i].map(([, to]) => to))}`,
        abstract: '',
      };
    });
  };

  let papers = null;
  let loading = null;
  const load = () => {
    loading ??= (root.dataset.index ? fromIndex() : Promise.resolve(fromPage()))
      .catch((error) => {
        if (articles.length < total) throw error;
        return fromPage(); // the page has all papers, and only lacks the names of very long author lists
      })
      .then((loaded) => (papers = loaded));
    loading.catch(() => (loading = null));
    return loading;
  };

  /** Abstracts are in the file of all citations. */
  const readAbstracts = async () => {
    const file = new URL(`${root.dataset.files ?? root.dataset.base}publications.json`, location).href;
    const texts = new Map(JSON.parse(await siteFiles.text(file)).map(({ id, abstract }) => [id, abstract]));
    for (const paper of papers) Object.assign(paper, { abstract: fold(texts.get(paper.key) ?? ''), joined: null });
  };
  let abstractState = 'absent';
  const loadAbstracts = async () => {
    if (!index || abstractState !== 'absent') return;
    abstractState = 'loading';
    abstractState = await readAbstracts().then(() => 'loaded', () => 'absent');
    hits.query = null;
    if (abstractState === 'loaded') update();
  };

  // ---- the filters, and their address

  const quoted = (text) => gettext('“{text}”', { text });
  const state = { q: '', from: '', to: '', sort: 'newest', ...Object.fromEntries(GROUPS.map((g) => [g, new Set()])) };
  const bounds = from ? { from: from.options[0].value, to: to.options[to.options.length - 1].value } : {};

  const readAddress = () => {
    const parameters = new URLSearchParams(location.search);
    const known = (select, value) => [...(select?.options ?? [])].some((option) => option.value === value);
    state.q = parameters.get('q') ?? '';
    state.sort = known(sort, parameters.get('sort')) ? parameters.get('sort') : 'newest';
    for (const [name, select] of [['from', from], ['to', to]]) {
      const value = parameters.get(name);
      state[name] = known(select, value) && value !== bounds[name] ? value : '';
    }
    const strange = [];
    for (const group of GROUPS) {
      const values = (parameters.get(group) ?? '').split(',').filter(Boolean);
      state[group] = new Set(values.map((value) => option(group, value)?.value ?? void strange.push(value)).filter(Boolean));
    }
    unknown.textContent = strange.length ? gettext('Not known here, and left out: {values}.', { values: listed(strange.map(quoted)) }) : '';
  };

  // Addresses of earlier versions have only the end of a topic's code.
  const option = (group, value) => {
    const of = boxes.filter(({ name }) => name === group);
    const ending = of.filter((box) => box.value.endsWith(`.${value}`));
    return of.find((box) => box.value === value) ?? (group === 'topic' && ending.length === 1 ? ending[0] : undefined);
  };

  const address = () => {
    const values = { ...state, q: state.q.trim(), sort: state.sort === 'newest' ? '' : state.sort };
    const parts = ['q', 'topic', 'from', 'to', 'venue', 'pos', 'code', 'author', 'sort']
      .map((name) => [name, [...(GROUPS.includes(name) ? values[name] : [values[name]])].filter(Boolean)])
      .filter(([, chosen]) => chosen.length)
      .map(([name, chosen]) => `${name}=${chosen.map(encodeURIComponent).join(',')}`);
    return location.pathname + (parts.length ? `?${parts.join('&')}` : '');
  };

  const changed = (how) => {
    if (address() !== location.pathname + location.search) history[how](null, '', address());
    showControls();
    return update();
  };

  // ---- the papers that match

  const hits = { query: null, matches: [] };
  /** Every form of the last word starts as it did before, as those of `models` and not those of `studies` after `studie`. */
  const isNarrower = (query) => {
    const last = query.split(' ').at(-1);
    const before = last.slice(0, last.length - query.length + hits.query.length);
    return !/[^\p{L}\p{N} ]/u.test(query) && siteWords.forms(last).every((form) => form.startsWith(before));
  };

  /** A word as a test of papers: the text has it, one of its forms, or its parts one after another (`apollo-11`: Apollo 11). */
  const test = (word) => {
    const forms = siteWords.forms(word);
    const parts = joined(word);
    const isCompound = parts.includes(' ');
    return (paper) =>
      forms.some((form) => paper.text.includes(form) || paper.abstract.includes(form)) ||
      (isCompound && (paper.joined ??= ` ${joined(`${paper.text}\n${paper.abstract}`)}`).includes(` ${parts}`));
  };
  /** Finds the papers that have every word; a longer query searches only the matches of the shorter one. */
  const lookUp = () => {
    const query = words(state.q).join(' ');
    if (query === hits.query) return;
    const wanted = query.split(' ').map(test);
    const narrows = hits.query !== null && query.startsWith(hits.query) && isNarrower(query);
    const holds = (paper) => wanted.every((isIn) => isIn(paper));
    hits.matches = papers.map((paper, i) => (narrows && !hits.matches[i] ? false : holds(paper)));
    hits.query = query;
  };

  /** The filters as tests that a paper must pass, each with its group of facets (-1: none). */
  const tests = (wanted) => {
    const [low, high] = [wanted.from || '0', wanted.to || '9999'];
    const chosen = boxes.map(({ name, value }) => wanted[name].has(value));
    return [
      ...(wanted.from || wanted.to ? [[-1, ({ year }) => year >= low && year <= high]] : []),
      ...GROUPS.flatMap((name, g) => (wanted[name].size ? [[g, (paper) => paper.boxes[g].some((i) => chosen[i])]] : [])),
      ...(wanted.q.trim() ? [[-1, (_, i) => hits.matches[i]]] : []),
    ];
  };

  /** The group of the only failing test; undefined if none fails, null if no choice in one group would let the paper pass. */
  const failed = (checks, paper, i) => {
    let group;
    for (const [g, holds] of checks) {
      if (holds(paper, i)) continue;
      if (g < 0 || group !== undefined) return null;
      group = g;
    }
    return group;
  };

  /** The papers shown, and for each box how many it would show if the other groups stay as they are. */
  const sift = (wanted) => {
    const counts = boxes.map(() => 0);
    const checks = tests(wanted);
    const shown = [];
    for (const i of order()) {
      const paper = papers[i];
      const group = failed(checks, paper, i);
      if (group === undefined) shown.push(i);
      if (group === null) continue;
      for (let g = 0; g < GROUPS.length; g += 1) {
        if (group === undefined || group === g) for (const box of paper.boxes[g]) counts[box] += 1;
      }
    }
    return { shown, counts };
  };

  const compare = siteLanguage.compare({ numeric: true, sensitivity: 'base' });
  const isDated = (i) => papers[i].year !== UNDATED;
  const ORDERS = {
    newest: (indexes) => indexes,
    oldest: (indexes) => [...indexes.filter(isDated).reverse(), ...indexes.filter((i) => !isDated(i))],
    title: (indexes) => indexes.toSorted((a, b) => compare(papers[a].title, papers[b].title)),
    venue: (indexes) => indexes.toSorted((a, b) => compare(papers[a].where, papers[b].where)),
    listed: (indexes) => indexes.toSorted((a, b) => papers[a].rank - papers[b].rank || a - b),
  };
  const HEADINGS = { title: gettext('By title'), venue: gettext('By venue'), listed: gettext('As listed') };
  const orders = {};
  const order = () => (orders[state.sort] ??= ORDERS[state.sort]([...papers.keys()]));

  // ---- the filters in words, each with the filters that remain without it

  const without = (group, value) => ({ ...state, [group]: new Set([...state[group]].filter((v) => v !== value)) });
  const filters = () => [
    ...(state.q.trim() ? [{ label: quoted(state.q.trim()), isQuoted: true, rest: { ...state, q: '' } }] : []),
    ...boxes.filter((box) => state[box.name].has(box.value))
      .map(({ name, value, dataset }) => ({ label: dataset.token, rest: without(name, value) })),
    ...(state.from || state.to
      ? [{ label: [...new Set([state.from || bounds.from, state.to || bounds.to])].join('–'), rest: { ...state, from: '', to: '' } }]
      : []),
  ];
  const noFilters = () => ({ ...state, q: '', from: '', to: '', ...Object.fromEntries(GROUPS.map((g) => [g, new Set()])) });

  const take = (wanted, focused) => {
    Object.assign(state, wanted);
    changed('pushState').then(() => (focused?.() ?? input).focus());
  };

  // ---- show the result

  const showControls = () => {
    if (document.activeElement !== input || input.value.trim() !== state.q.trim()) input.value = state.q;
    sort.value = state.sort;
    if (from) [from.value, to.value] = [state.from || bounds.from, state.to || bounds.to];
    for (const box of boxes) box.checked = state[box.name].has(box.value);
    for (const bar of all('.pf-histogram rect')) {
      const { year } = bar.dataset;
      bar.classList.toggle('pf-histogram__out', year < (state.from || '0') || year > (state.to || '9999'));
    }
    const active = filters();
    const n = active.length - (state.q.trim() ? 1 : 0);
    opener.firstElementChild.textContent = n ? gettext('Filter and sort ({n})', { n }) : gettext('Filter and sort');
    if (boxes.some((box) => box.checked && more?.contains(box))) setOpen(moreOpener, more, true);
    tokens.replaceChildren(...active.map(token), ...(active.length ? [button('pf-clear', () => take(noFilters()), gettext('Clear all'))] : []));
  };

  const token = ({ label, rest }, i) => {
    const next = () => tokens.querySelectorAll('.pf-token')[i];
    const node = button('pf-token', () => take(rest, next), label);
    node.setAttribute('aria-label', gettext('Remove filter {filter}', { filter: label }));
    return node;
  };

  const showCounts = (counts) => {
    boxes.forEach((box, i) => {
      const label = box.closest('label');
      label.querySelector('.pf-facet__n').textContent = counts[i];
      label.classList.toggle('pf-facet__none', !counts[i]);
    });
  };

  const countText = (n, isSearching) => {
    const count = '{count}';
    if (n === total) {
      return isSearching
        ? ngettext('{count} publication, searching abstracts…', '{count} publications, searching abstracts…', n, { count })
        : ngettext('{count} publication', '{count} publications', n, { count });
    }
    return isSearching
      ? ngettext('{count} of {n} publication, searching abstracts…', '{count} of {n} publications, searching abstracts…', total, { count })
      : ngettext('{count} of {n} publication', '{count} of {n} publications', total, { count });
  };
  const showCount = (n) => {
    const shown = element('strong', '', number(n));
    count.replaceChildren(...around(countText(n, abstractState === 'loading' && state.q.trim()), '{count}', shown));
  };

  // Sections of the site that its owner leaves out have no pages to link to.
  const isLeftOut = (name) => (root.dataset.without ?? '').split(' ').includes(name);

  const section = (label, address, items) => {
    const heading = element('h2', '', address ? link(address, label) : label);
    return element('section', 'pf-year', element('div', 'pf-year__label', heading), element('div', 'pf-year__items', ...items));
  };

  const showPapers = (shown, limit) => {
    const part = shown.slice(0, limit).map((i) => papers[i]);
    const years = HEADINGS[state.sort] ? [] : [...new Set(part.map(({ year }) => year))];
    const sections = years.map((year) =>
      section(year === UNDATED ? gettext('Undated') : year, isLeftOut('years') ? '' : `${root.dataset.base}years/${year.toLowerCase()}/`, part.filter((p) => p.year === year).map(item)));
    if (!years.length) sections.push(section(HEADINGS[state.sort], '', part.map(item)));
    const more = () => {
      showPapers(shown, limit + WINDOW);
      results.querySelectorAll('.pf-item__title a')[limit].focus();
    };
    const left = Math.min(WINDOW, shown.length - limit);
    results.replaceChildren(...sections, ...(left > 0 ? [button('pf-btn pf-more', more, ngettext('Show {n} more', 'Show {n} more', left))] : []));
    dispatch(shown);
  };

  const noMatch = (n) => {
    if (n === 2) return gettext('No paper matches both filters.');
    if (n === 3) return gettext('No paper matches all three filters.');
    return ngettext('No paper matches the filter.', 'No paper matches all {n} filters.', n);
  };
  const showNone = () => {
    const active = filters();
    const rows = active
      .map(({ label, isQuoted, rest }) => [gettext('Without {filter}', { filter: isQuoted ? label : quoted(label) }), rest, sift(rest).shown.length])
      .filter(([, , n]) => n)
      .sort((a, b) => b[2] - a[2]);
    results.replaceChildren(element('div', 'pf-none',
      element('h2', '', noMatch(active.length)),
      ...(rows.length && active.length > 1 ? [element('p', '', gettext('Removing one gives:'))] : []),
      element('ul', '', ...[...(active.length > 1 ? rows : []), [gettext('Clear all filters'), noFilters(), total]].map(([label, rest, n]) =>
        element('li', '', button('', () => take(rest), label), element('span', '', ngettext('{n} paper', '{n} papers', n)))))));
    dispatch([]);
  };

  const keys = (indexes) => () => indexes.map((i) => papers[i].key); // called only when something is cited
  const dispatch = (shown) =>
    root.dispatchEvent(new CustomEvent('pf-shown', {
      detail: { number: shown.length, shown: keys(shown), order: keys(order()) },
    }));

  const update = async () => {
    const isWhole = state.sort === 'newest' && !tests(state).length;
    if (!papers && isWhole) return;
    try {
      if (!papers) await load();
    } catch {
      count.replaceChildren(gettext('The publications could not be loaded.'), ' ', button('pf-clear', update, gettext('Try again')));
      return;
    }
    if (state.q.trim()) {
      lookUp();
      loadAbstracts();
    }
    const { shown, counts } = sift(state);
    showCounts(counts);
    showCount(shown.length);
    const isNowWhole = state.sort === 'newest' && !tests(state).length;
    list.hidden = !isNowWhole;
    results.hidden = isNowWhole;
    if (isNowWhole) {
      results.replaceChildren();
      dispatch(shown);
    } else if (shown.length) showPapers(shown, WINDOW);
    else showNone();
  };

  // ---- a paper, copied from the page or made from its facts

  const items = new Map();
  const item = (paper) => {
    if (!items.has(paper.key)) {
      const article = articles.find(({ dataset }) => dataset.key === paper.key);
      items.set(paper.key, article?.cloneNode(true) ?? render(paper));
    }
    return items.get(paper.key);
  };

  const auto = (node) => Object.assign(node, { dir: 'auto' });
  /** A node whose text is in the language of a paper. */
  const written = ({ i }, node) => {
    const [lang, dir] = index.languages[i] ?? [];
    return lang ? Object.assign(node, { lang, dir }) : auto(node);
  };
  const render = (paper) => {
    const page = `${root.dataset.base}publications/${paper.key}/`;
    const body = element('div', '', element('h3', 'pf-item__title', written(paper, link(page, paper.title))),
      element('div', 'pf-authors', ...authors(paper, page)), ...note(paper));
    const picture = index.images[paper.i];
    const venue = auto(element('span', `pf-venue${paper.where.length > 44 ? ' pf-venue--long' : ''}`, paper.where));
    venue.title = index.venues[paper.i];
    const node = element('article', 'pf-item',
      tick(paper),
      element('div', `pf-item__text${picture ? ' pf-item__text--pictured' : ''}`, body, ...(picture ? [thumb(picture)] : [])),
      element('p', 'pf-item__where', venue, ...index.facets.topic[paper.i].map(topic)),
      element('div', 'pf-actions', ...links(paper, page)),
      ...abstract(paper, page));
    node.dataset.key = paper.key;
    globalThis.siteAbstracts?.unfoldIn(element('div', '', node));
    return node;
  };

  const note = ({ i }) => (index.notes[i] ? [element('p', 'pf-award', auto(element('strong', 'pf-remark', index.notes[i])))] : []);
  const thumb = (path) => Object.assign(element('img', 'pf-thumb'), { src: (root.dataset.files ?? root.dataset.base) + path, alt: '', width: 180, height: 120, loading: 'lazy' });

  const cut = (names) => {
    const [before, after] = gettext('{authors} et al.', { authors: '\n' }).split('\n');
    return [before, ...names, after];
  };
  // Names without letters from right to left keep their order on a page from left to right.
  const isPlain = document.body.dir === 'rtl'
    ? /^$/
    : /^[^\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]*$/u;
  const authors = ({ i }, page) => {
    const isolated = (id) => (isPlain.test(index.names[id]) ? index.names[id] : element('bdi', '', index.names[id]));
    const linked = (id) => link(root.dataset.base + index.pages[id], isolated(id));
    const other = (id) => (index.pages[id] && !isLeftOut('people') ? linked(id) : isolated(id));
    const name = (id) => (index.owners.includes(id) ? element('strong', 'pf-owner', other(id)) : other(id));
    const comma = gettext(', ');
    const joined = (ids) => ids.flatMap((id, n) => (n ? [comma, name(id)] : [name(id)]));
    const people = index.authors[i];
    if (people.length <= 8) return index.truncated.includes(i) ? cut(joined(people)) : joined(people);
    const owner = people.slice(3).find((id) => index.owners.includes(id));
    const rest = people.length - 3 - (owner === undefined ? 0 : 1);
    const more = link(`${page}#authors`, ngettext('and {n} more', 'and {n} more', rest));
    more.className = 'pf-link';
    return [...joined(people.slice(0, 3)), ...(owner === undefined ? [] : [`${comma}… `, name(owner)]), ' ', more];
  };

  const topic = (value) => {
    const [short, name, slot, url] = index.topics[value];
    const chip = element('span', `pf-chip pf-slot-${slot}`, short);
    const node = isLeftOut('topics') ? element('span', '', chip) : link(root.dataset.base + url, chip);
    node.className = 'pf-topic';
    node.title = name;
    return node;
  };

  const named = (name, node) => {
    node.setAttribute('aria-label', name);
    return node;
  };
  const abstract = ({ title, i }, page) =>
    index.bare.includes(i) ? [] : [named(`${gettext('Abstract')}: ${title}`, link(`${page}#abstract`, gettext('Abstract')))];

  const absolute = (target) => (/^[a-z]+:/.test(target) ? target : (root.dataset.files ?? root.dataset.base) + target);
  const links = ({ title, i }, page) =>
    [
      ...index.links[i].map(([label, to]) => [label, absolute(to), `${label}: ${title}`]),
      [pgettext('verb', 'Cite'), `${page}#cite`, gettext('Cite: {title}', { title })],
    ].map(([label, target, name]) => named(name, link(target, label)));

  const tick = ({ title }) => {
    const box = element('input', '');
    box.type = 'checkbox';
    box.setAttribute('aria-label', gettext('Select: {title}', { title }));
    return element('label', 'pf-tick', box);
  };

  // ---- what is folded: all facets on a phone, the rarer ones everywhere

  const opener = find('.pf-filters-open');
  const [moreOpener, more] = ['.pf-more-open', '.pf-find__more'].map(find);
  const setOpen = (control, part, open) => {
    control.setAttribute('aria-expanded', String(open));
    if (part) part.hidden = !open;
  };
  const isOpen = (control) => control.getAttribute('aria-expanded') === 'true';
  opener.addEventListener('click', () => setOpen(opener, null, !isOpen(opener))); // the style sheet hides the facets on a phone
  moreOpener?.addEventListener('click', () => setOpen(moreOpener, more, !isOpen(moreOpener)));

  // ---- events

  let waiting = 0;
  const applyInput = () => {
    clearTimeout(waiting);
    state.q = input.value;
    return changed('replaceState');
  };
  input.addEventListener('focus', () => load().catch(() => {}));
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(applyInput, DEBOUNCE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    applyInput();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !input.value) return;
    event.preventDefault();
    input.value = '';
    applyInput();
  });
  for (const box of boxes) {
    box.addEventListener('change', () => {
      if (box.checked) state[box.name].add(box.value);
      else state[box.name].delete(box.value);
      changed('pushState');
    });
  }
  sort.addEventListener('change', () => {
    state.sort = sort.value;
    changed('pushState');
  });
  for (const select of [from, to].filter(Boolean)) {
    select.addEventListener('change', () => {
      const [low, high] = [from.value, to.value].sort(); // swaps years chosen in the wrong order
      Object.assign(state, { from: low === bounds.from ? '' : low, to: high === bounds.to ? '' : high });
      changed('pushState');
    });
  }
  const restore = () => {
    clearTimeout(waiting);
    readAddress();
    showControls();
    return update();
  };
  addEventListener('popstate', restore);
  const typed = input.value; // before this script ran
  restore();
  if (typed.trim() && !state.q) {
    input.value = typed;
    applyInput();
  }
})();
