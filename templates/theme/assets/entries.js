// The entries of citations in a file of many. A link with `data-keys` names the file of all publications, which it leads to
// without this script; with it, the download has only the entries of those papers.
globalThis.siteEntries = (() => {
  // The structure of the downloads. Values are single lines, so no separator occurs within an entry.
  const FORMATS = {
    bib: { start: '', between: '\n\n', end: '\n', key: /^@\w+\{([^,]*),/ },
    'biblatex.bib': { start: '', between: '\n\n', end: '\n', key: /^@\w+\{([^,]*),/ },
    ris: { start: '', between: '\r\n\r\n', end: '\r\n', key: /^ID  - (.*)$/m },
    json: { start: '[\n', between: ',\n', end: '\n]\n', key: /^\{"id": "(.*?)"/ },
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

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-keys]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { format } = link.dataset;
    const keys = new Set(link.dataset.keys.split(' '));
    try {
      const entries = of(await siteFiles.text(link.href), format).filter(([key]) => keys.has(key));
      save(joined(entries.map(([, entry]) => entry), format), link.type, link.download);
    } catch {
      location.assign(link.href); // the file of all publications
    }
  });

  return { of, joined, save };
})();
