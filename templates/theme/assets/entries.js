// The entries of citations in a file of many. A link with `data-format` leads to the file of all publications; with this
// script, the download has only the papers that the element around it names: their keys, or a file that has them.
globalThis.siteEntries = (() => {
  // The structure of the downloads, and whether each paper has one of its own. Values are single lines, so no separator
  // occurs within an entry. `make reference` writes these lines.
  const FORMATS = {
    // <!-- formats -->
    'bib': { start: "", between: "\n\n", end: "\n", key: /^@\w+\{([^,]*),/m, own: true },
    'ris': { start: "", between: "\r\n\r\n", end: "\r\n", key: /^ID  - ([^\r]*)/m, own: false },
    'json': { start: "[\n", between: ",\n", end: "\n]\n", key: /^\{"id": "(.*?)"/m, own: true },
    'biblatex.bib': { start: "", between: "\n\n", end: "\n", key: /^@\w+\{([^,]*),/m, own: false },
    // <!-- end of formats -->
  };

  /** The entries of a file in a format: pairs of key and text. */
  const of = (text, format) => {
    const { start, between, end, key } = FORMATS[format];
    return text.slice(start.length, -end.length).split(between).map((entry) => [key.exec(entry)[1], entry]);
  };
  /** A file of entries. */
  const joined = (entries, format) => {
    const { start, between, end } = FORMATS[format];
    return start + entries.join(between) + end;
  };
  const save = (text, type, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const FEW = 30; // papers whose own files are fetched instead of the file of all publications

  /** The keys of the papers that an element names. */
  const keysIn = async ({ keys, list }) =>
    keys === undefined ? of(await siteFiles.text(list), 'bib').map(([key]) => key) : keys.split(' ');
  /** The file of one paper; in formats of which it has none, it is on its page, as the address of a link. */
  const ownFile = async (address, key, format) => {
    if (FORMATS[format].own) return siteFiles.text(`${address}.${format}`);
    const page = siteRis.complete(new DOMParser().parseFromString(await siteFiles.text(`${address}/`), 'text/html'));
    const { href } = page.querySelector(`a[download="${key}.${format}"]`);
    return decodeURIComponent(href.slice(href.indexOf(',') + 1));
  };
  /** Each paper's entry, in the order of the keys; `address` is that of the file of all publications. */
  const entriesOf = async (keys, address, format) => {
    if (keys.length > FEW || siteFiles.isOffline) {
      const entries = new Map(of(await siteFiles.text(address), format));
      return keys.map((key) => entries.get(key));
    }
    const folder = address.slice(0, -format.length - 1);
    const texts = await Promise.all(keys.map((key) => ownFile(`${folder}/${key}`, key, format)));
    return texts.map((text) => of(text, format)[0][1]);
  };

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-format]');
    const list = link?.closest('[data-keys], [data-list]');
    if (!list || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { format } = link.dataset;
    try {
      const entries = await entriesOf(await keysIn(list.dataset), link.href, format);
      if (entries.includes(undefined)) throw new Error(link.href);
      save(joined(entries, format), link.type, link.download);
    } catch {
      location.assign(link.href); // the file of all publications
    }
  });

  return { of, joined, save };
})();
