// Search in Material's index, whole, by Material's own worker. (Material's script would fetch both on every page, write
// the index into the page as HTML, and close the search on Tab; hence these lines and search.js instead.)
globalThis.siteSearch = async (config, base) => {
  const [SETUP, QUERY] = [0, 2];

  const fetched = async () => {
    const response = await fetch(new URL('search/search_index.json', base));
    if (!response.ok) throw new Error(`search index: ${response.status}`);
    return { index: await response.json(), worker: new Worker(new URL(config.search, location)) };
  };

  /** In the offline copy, one script holds the index and the text of the worker: a file may not fetch its neighbours. */
  const fromFile = async () => {
    const script = document.createElement('script');
    const loaded = new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }));
    script.src = new URL('search/offline.js', base);
    document.head.append(script);
    await loaded;
    const { index, worker } = globalThis.offlineSearch;
    return { index, worker: new Worker(URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }))) };
  };

  /** The worker answers in HTML. Take its words and its <mark>s, and nothing else. */
  const marked = (html) => {
    const spaced = html.replace(/<\/(p|li|pre|h\d|t[dh]|d[dt])>/g, '$& ');
    const parsed = new DOMParser().parseFromString(spaced, 'text/html');
    const texts = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
    const result = document.createDocumentFragment();
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const isHit = parentElement.closest('mark');
      result.append(isHit ? Object.assign(document.createElement('mark'), { textContent: data }) : data);
    }
    return result;
  };

  const shown = ({ location: place, title, text }) =>
    ({ address: new URL(place, base), title: marked(title), text: marked(text ?? '') });

  /** A group is one page: itself, and those of its sections that match. */
  const group = (found) => {
    const isPage = ({ location: place }) => !place.includes('#');
    const sections = found.filter((one) => !isPage(one) && one.score > 0).slice(0, 2);
    return [...found.filter(isPage), ...sections].map(shown);
  };

  const { index, worker } = await (location.protocol === 'file:' ? fromFile() : fetched());
  const ask = (type, data) =>
    new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data.data);
      worker.onerror = reject;
      worker.postMessage({ type, data });
    });
  await ask(SETUP, { ...index, options: { suggest: false } });
  return async (query) => {
    const { items } = await ask(QUERY, query);
    return { count: items.length, groups: async (start, end) => items.slice(start, end).map(group) };
  };
};
