// Narrows the list of publications: words, facets, years, order. The address says what is shown, so that it can be
// sent and Back restores it. Where the page holds all papers, they are read from it; otherwise their facts are fetched
// at the first use, and abstracts when words are looked for. `cite.js` hears of every change as `pf-shown`.
(() => {
  const root = document.querySelector('.pf-publications[data-base]');
  if (!root) return;
  const one = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const [list, results, count, tokens] = ['.pf-list', '.pf-results', '.pf-state__count', '.pf-tokens'].map(one);
  const [input, sort, aside] = ['#pf-filter', '#pf-sort', '.pf-aside'].map(one);
  const boxes = all('.pf-facet input');
  const [from, to] = ['select[name=from]', 'select[name=to]'].map(one);
  const articles = [...list.querySelectorAll('article[data-key]')];
  const total = Number(root.dataset.total);
  const GROUPS = ['topic', 'venue', 'pos', 'code', 'author'];
  const DEBOUNCE = 120;
  const WINDOW = 25; // papers added to the page at a time
  const plural = (n, word = 'paper') => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
  const link = (address, ...children) => {
    const made = element('a', '', ...children);
    made.href = siteFiles.page(address);
    return made;
  };
  const button = (className, action, ...children) => {
    const made = element('button', className, ...children);
    made.type = 'button';
    made.addEventListener('click', action);
    return made;
  };

  // ---- papers, from the page or from the index

  const { fold } = siteWords;
  const words = (text) => fold(text ?? '').split(/\s+/).filter(Boolean);

  // A paper keeps the numbers of its boxes: counting ten thousand papers by number takes a millisecond.
  const numbers = Object.fromEntries(GROUPS.map((name) => [name, {}]));
  boxes.forEach((box, i) => (numbers[box.name][box.value] = i));
  const boxesOf = (name, values) => values.map((value) => numbers[name][value]).filter((i) => i !== undefined);

  const fromPage = () =>
    articles.map((article) => {
      const text = (selector) => article.querySelector(selector)?.textContent.trim() ?? '';
      const [title, venue] = [text('.pf-item__title'), text('.pf-venue')];
      const { key, year, rank } = article.dataset;
      return {
        key, title, venue, year, rank: Number(rank) || Infinity,
        boxes: GROUPS.map((name) => boxesOf(name, (article.dataset[name] ?? '').split(' '))),
        text: fold([title, text('.pf-fold__all') || text('.pf-authors'), venue].join('\n')),
        abstract: fold(text('.pf-text-block')),
      };
    });

  let index = null;
  const read = async (name) =>
    JSON.parse(await siteFiles.text(new URL(name, new URL(root.dataset.index, location)).href));
  const fromIndex = async () => {
    index = await read('');
    const names = index.names.map(fold);
    return index.keys.map((key, place) => {
      const [title, venue] = [index.titles[place], index.venues[place]];
      return {
        key, place, title, venue, year: index.years[place], rank: index.ranks[place] || Infinity,
        boxes: GROUPS.map((name) => boxesOf(name, index.facets[name][place])),
        text: [fold(title), index.authors[place].map((author) => names[author]).join(', '), fold(venue)].join('\n'),
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
        return fromPage(); // what the page shows is all there is, but for the names of very long author lists
      })
      .then((loaded) => (papers = loaded));
    loading.catch(() => (loading = null));
    return loading;
  };

  const chunks = new Map();
  const abstracts = (chunk) => {
    if (!chunks.has(chunk)) {
      const start = chunk * index.abstracts;
      const read_ = read(`abstracts-${chunk + 1}.json`).then((texts) => {
        texts.forEach((text, i) => (papers[start + i].abstract = fold(text)));
        return texts;
      });
      read_.catch(() => chunks.delete(chunk));
      chunks.set(chunk, read_);
    }
    return chunks.get(chunk);
  };
  const abstractOf = async ({ place }) => (await abstracts(Math.floor(place / index.abstracts)))[place % index.abstracts];
  let abstractsAre = 'absent';
  const loadAbstracts = async () => {
    if (!index || abstractsAre !== 'absent') return;
    abstractsAre = 'coming';
    const number = Math.ceil(papers.length / index.abstracts);
    const loaded = await Promise.allSettled(Array.from({ length: number }, (_, chunk) => abstracts(chunk)));
    abstractsAre = loaded.every(({ status }) => status === 'fulfilled') ? 'here' : 'absent';
    hits.query = null;
    if (abstractsAre === 'here') update();
  };

  // ---- what is asked for, and the address that says so

  const asked = { q: '', from: '', to: '', sort: 'newest', ...Object.fromEntries(GROUPS.map((g) => [g, new Set()])) };
  const bounds = from ? { from: from.options[0].value, to: to.options[to.options.length - 1].value } : {};

  const readAddress = () => {
    const parameters = new URLSearchParams(location.search);
    const known = (select, value) => [...(select?.options ?? [])].some((option) => option.value === value);
    asked.q = parameters.get('q') ?? '';
    asked.sort = known(sort, parameters.get('sort')) ? parameters.get('sort') : 'newest';
    for (const [name, select] of [['from', from], ['to', to]]) {
      const value = parameters.get(name);
      asked[name] = known(select, value) && value !== bounds[name] ? value : '';
    }
    for (const group of GROUPS) {
      const options = new Set(boxes.filter((box) => box.name === group).map((box) => box.value));
      asked[group] = new Set((parameters.get(group) ?? '').split(',').filter((value) => options.has(value)));
    }
  };

  const address = () => {
    const values = { ...asked, q: asked.q.trim(), sort: asked.sort === 'newest' ? '' : asked.sort };
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

  // ---- which papers those are

  const hits = { query: null, found: [] };
  /** 1 for each paper that holds every word. A longer query looks only at what the shorter one found. */
  const lookUp = () => {
    const query = words(asked.q).join(' ');
    if (query === hits.query) return;
    const wanted = query.split(' ');
    const narrows = hits.query !== null && query.startsWith(hits.query);
    const holds = ({ text, abstract }) => wanted.every((word) => text.includes(word) || abstract.includes(word));
    hits.found = papers.map((paper, i) => (narrows && !hits.found[i] ? false : holds(paper)));
    hits.query = query;
  };

  /** What is asked for as tests, each with the group of facets that it is about (-1: none). A paper has to pass all. */
  const tests = (wish) => {
    const [low, high] = [wish.from || '0', wish.to || '9999'];
    const chosen = boxes.map(({ name, value }) => wish[name].has(value));
    return [
      ...(wish.from || wish.to ? [[-1, ({ year }) => year >= low && year <= high]] : []),
      ...GROUPS.flatMap((name, g) => (wish[name].size ? [[g, (paper) => paper.boxes[g].some((i) => chosen[i])]] : [])),
      ...(wish.q.trim() ? [[-1, (_, i) => hits.found[i]]] : []),
    ];
  };

  /** The group of the one test that fails; undefined if all hold, null if the paper is out whatever is chosen there. */
  const failed = (checks, paper, i) => {
    let group;
    for (const [g, holds] of checks) {
      if (holds(paper, i)) continue;
      if (g < 0 || group !== undefined) return null;
      group = g;
    }
    return group;
  };

  /** The papers shown, and for each box how many it would give with the other groups kept. */
  const sift = (wish) => {
    const counts = boxes.map(() => 0);
    const checks = tests(wish);
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

  const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const isDated = (i) => papers[i].year !== 'Undated';
  const ORDERS = {
    newest: (places) => places,
    oldest: (places) => [...places.filter(isDated).reverse(), ...places.filter((i) => !isDated(i))],
    title: (places) => places.toSorted((a, b) => compare(papers[a].title, papers[b].title)),
    venue: (places) => places.toSorted((a, b) => compare(papers[a].venue, papers[b].venue)),
    listed: (places) => places.toSorted((a, b) => papers[a].rank - papers[b].rank || a - b),
  };
  const HEADINGS = { title: 'By title', venue: 'By venue', listed: 'As listed' };
  const orders = {};
  const order = () => (orders[asked.sort] ??= ORDERS[asked.sort]([...papers.keys()]));

  // ---- filters in words, each with what removes it

  const without = (group, value) => ({ ...asked, [group]: new Set([...asked[group]].filter((v) => v !== value)) });
  const filters = () => [
    ...(asked.q.trim() ? [{ label: `“${asked.q.trim()}”`, rest: { ...asked, q: '' } }] : []),
    ...boxes.filter((box) => asked[box.name].has(box.value))
      .map(({ name, value, dataset }) => ({ label: dataset.token, rest: without(name, value) })),
    ...(asked.from || asked.to
      ? [{ label: [...new Set([asked.from || bounds.from, asked.to || bounds.to])].join('–'), rest: { ...asked, from: '', to: '' } }]
      : []),
  ];
  const nothing = () => ({ ...asked, q: '', from: '', to: '', ...Object.fromEntries(GROUPS.map((g) => [g, new Set()])) });

  const take = (wish, focused) => {
    Object.assign(asked, wish);
    changed('pushState').then(() => (focused?.() ?? input).focus());
  };

  // ---- show it

  const showControls = () => {
    if (document.activeElement !== input || input.value.trim() !== asked.q.trim()) input.value = asked.q;
    sort.value = asked.sort;
    if (from) [from.value, to.value] = [asked.from || bounds.from, asked.to || bounds.to];
    for (const box of boxes) box.checked = asked[box.name].has(box.value);
    for (const bar of all('.pf-histogram rect')) {
      const { year } = bar.dataset;
      bar.classList.toggle('pf-histogram__out', year < (asked.from || '0') || year > (asked.to || '9999'));
    }
    const active = filters();
    const number = active.length - (asked.q.trim() ? 1 : 0);
    one('.pf-filters-open').textContent = number ? `Filters (${number})` : 'Filters';
    tokens.replaceChildren(...active.map(token), ...(active.length ? [button('pf-clear', () => take(nothing()), 'Clear all')] : []));
  };

  const token = ({ label, rest }, place) => {
    const next = () => tokens.querySelectorAll('.pf-token')[place];
    const made = button('pf-token', () => take(rest, next), label);
    made.setAttribute('aria-label', `Remove filter ${label}`);
    return made;
  };

  const showCounts = (counts) => {
    boxes.forEach((box, i) => {
      const label = box.closest('label');
      label.querySelector('.pf-facet__n').textContent = counts[i];
      label.classList.toggle('pf-facet__none', !counts[i]);
    });
  };

  const say = (n) => {
    const number = element('strong', '', n.toLocaleString('en'));
    const rest = n === total ? ` publication${n === 1 ? '' : 's'}` : ` of ${plural(total, 'publication')}`;
    const coming = abstractsAre === 'coming' && asked.q.trim() ? ', looking into abstracts…' : '';
    count.replaceChildren(number, rest + coming);
    one('.pf-filters-done').textContent = `Show ${plural(n, 'publication')}`;
  };

  const section = (label, address, n, items) => {
    const heading = element('h2', '', address ? link(address, label) : label);
    const head = element('div', 'pf-year__label', heading, element('p', '', plural(n)));
    return element('section', 'pf-year', head, element('div', 'pf-year__items', ...items));
  };

  const showPapers = (shown, limit) => {
    const part = shown.slice(0, limit).map((i) => papers[i]);
    const years = HEADINGS[asked.sort] ? [] : [...new Set(part.map(({ year }) => year))];
    const number = (year) => shown.reduce((n, i) => n + (papers[i].year === year), 0);
    const sections = years.map((year) =>
      section(year, `${root.dataset.base}years/${year.toLowerCase()}/`, number(year), part.filter((p) => p.year === year).map(item)));
    if (!years.length) sections.push(section(HEADINGS[asked.sort], '', shown.length, part.map(item)));
    const more = () => {
      showPapers(shown, limit + WINDOW);
      results.querySelectorAll('.pf-item__title a')[limit].focus();
    };
    const left = Math.min(WINDOW, shown.length - limit);
    results.replaceChildren(...sections, ...(left > 0 ? [button('pf-btn pf-more', more, `Show ${left} more`)] : []));
    tell(shown);
  };

  const showNone = () => {
    const active = filters();
    const rows = active
      .map(({ label, rest }) => [`Without ${label.startsWith('“') ? label : `“${label}”`}`, rest, sift(rest).shown.length])
      .filter(([, , n]) => n)
      .sort((a, b) => b[2] - a[2]);
    const all = ['none', 'the filter', 'both filters', 'all three filters'][active.length] ?? `all ${active.length} filters`;
    results.replaceChildren(element('div', 'pf-none',
      element('h2', '', `No paper matches ${all}.`),
      ...(rows.length && active.length > 1 ? [element('p', '', 'Taking one away gives:')] : []),
      element('ul', '', ...[...(active.length > 1 ? rows : []), ['Clear all filters', nothing(), total]].map(([label, rest, n]) =>
        element('li', '', button('', () => take(rest), label), element('span', '', plural(n)))))));
    tell([]);
  };

  const keys = (places) => () => places.map((i) => papers[i].key); // asked for only when something is cited
  const tell = (shown) =>
    root.dispatchEvent(new CustomEvent('pf-shown', {
      detail: { number: shown.length, shown: keys(shown), order: keys(order()) },
    }));

  const update = async () => {
    const isWhole = asked.sort === 'newest' && !tests(asked).length;
    if (!papers && isWhole) return;
    try {
      if (!papers) await load();
    } catch {
      count.textContent = 'The publications could not be loaded.';
      return;
    }
    if (asked.q.trim()) {
      lookUp();
      loadAbstracts();
    }
    const { shown, counts } = sift(asked);
    showCounts(counts);
    say(shown.length);
    const isNowWhole = asked.sort === 'newest' && !tests(asked).length;
    list.hidden = !isNowWhole;
    results.hidden = isNowWhole;
    if (isNowWhole) {
      results.replaceChildren();
      tell(shown);
    } else if (shown.length) showPapers(shown, WINDOW);
    else showNone();
  };

  // ---- one paper, as the page has it or from its facts

  const items = new Map();
  const item = (paper) => {
    if (!items.has(paper.key)) {
      const there = articles.find((article) => article.dataset.key === paper.key);
      items.set(paper.key, there?.cloneNode(true) ?? written(paper));
    }
    return items.get(paper.key);
  };

  const auto = (made) => Object.assign(made, { dir: 'auto' });
  const written = (paper) => {
    const page = `${root.dataset.base}publications/${paper.key}/`;
    const made = element('article', 'pf-item',
      auto(element('h3', 'pf-item__title', link(page, paper.title))),
      auto(element('div', 'pf-authors', ...authors(paper, page))),
      element('p', 'pf-meta', auto(element('span', 'pf-venue', paper.venue)), index.dates[paper.place], ...index.facets.topic[paper.place].map(topic), ...position(paper)),
      element('div', 'pf-actions', abstract(paper), ...links(paper, page), tick(paper)));
    made.dataset.key = paper.key;
    return made;
  };

  const authors = ({ place }, page) => {
    const linked = (id) => Object.assign(link(root.dataset.base + index.pages[id], index.names[id]), { className: 'pf-person' });
    const other = (id) => (index.pages[id] ? linked(id) : index.names[id]);
    const name = (id) => (index.owners.includes(id) ? element('strong', 'pf-owner', index.names[id]) : other(id));
    const joined = (ids) => ids.flatMap((id, i) => (i ? [', ', name(id)] : [name(id)]));
    const people = index.authors[place];
    if (people.length <= 8) return [...joined(people), index.truncated.includes(place) ? ' et al.' : ''];
    const owner = people.slice(3).find((id) => index.owners.includes(id));
    const more = link(`${page}#authors`, `and ${people.length - 3 - (owner === undefined ? 0 : 1)} more`);
    more.className = 'pf-link';
    return [...joined(people.slice(0, 3)), ...(owner === undefined ? [] : [', … ', name(owner)]), ' ', more];
  };

  const topic = (value) => {
    const [short, name, slot, place] = index.topics[value];
    const made = link(root.dataset.base + place, element('span', `pf-chip pf-slot-${slot}`, short), ` ${name}`);
    made.className = 'pf-topic';
    return made;
  };

  const position = ({ place }) => (index.positions[place] ? [element('span', '', `${index.positions[place]} author`)] : []);

  const abstract = (paper) => {
    const text = auto(element('div', 'pf-text-block', '…'));
    const made = element('details', 'pf-abstract', element('summary', '', 'Abstract'), text);
    made.addEventListener('toggle', () => {
      abstractOf(paper).then(
        (found) => text.replaceChildren(element('p', '', found || 'The facts hold no abstract.')),
        () => (text.textContent = 'The abstract could not be loaded.'),
      );
    }, { once: true });
    return made;
  };

  const links = ({ title, place }, page) =>
    [['Cite', `${page}#cite`], ...index.links[place]].map(([label, target]) => {
      const made = link(target, label);
      made.setAttribute('aria-label', `${label}: ${title}`);
      return made;
    });

  const tick = ({ title }) => {
    const box = element('input', '');
    box.type = 'checkbox';
    box.setAttribute('aria-label', `Select: ${title}`);
    return element('label', 'pf-tick', box);
  };

  // ---- the panel of facets on a phone

  const opener = one('.pf-filters-open');
  const facets = one('.pf-facets');
  const behind = [...document.querySelectorAll('.pf-skip, .pf-header, footer'), one('.pf-title'), one('.pf-found')];
  const setOpen = (open) => {
    if (aside.classList.contains('pf-aside--open') === open) return;
    aside.classList.toggle('pf-aside--open', open);
    for (const part of behind) part.inert = open;
    if (open) {
      facets.setAttribute('role', 'dialog');
      facets.setAttribute('aria-modal', 'true');
      facets.setAttribute('aria-label', 'Filters');
      one('.pf-filters-close').focus();
    } else {
      for (const name of ['role', 'aria-modal', 'aria-label']) facets.removeAttribute(name);
      opener.focus();
    }
  };
  opener.addEventListener('click', () => setOpen(true));
  for (const close of all('.pf-filters-close, .pf-filters-done')) close.addEventListener('click', () => setOpen(false));
  matchMedia('(min-width: 60em)').addEventListener('change', () => setOpen(false));
  aside.addEventListener('keydown', (event) => event.key === 'Escape' && setOpen(false));

  // ---- events

  let waiting = 0;
  const typed = () => {
    clearTimeout(waiting);
    asked.q = input.value;
    return changed('replaceState');
  };
  input.addEventListener('focus', () => load().catch(() => {}));
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(typed, DEBOUNCE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') typed();
    if (event.key !== 'Escape' || !input.value) return;
    event.preventDefault();
    input.value = '';
    typed();
  });
  for (const box of boxes) {
    box.addEventListener('change', () => {
      if (box.checked) asked[box.name].add(box.value);
      else asked[box.name].delete(box.value);
      changed('pushState');
    });
  }
  sort.addEventListener('change', () => {
    asked.sort = sort.value;
    changed('pushState');
  });
  for (const select of [from, to].filter(Boolean)) {
    select.addEventListener('change', () => {
      const [low, high] = [from.value, to.value].sort(); // chosen the wrong way round, they change places
      Object.assign(asked, { from: low === bounds.from ? '' : low, to: high === bounds.to ? '' : high });
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
  restore();
})();
