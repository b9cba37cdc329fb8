// Search in an index that comes in parts (generator/site/search/ makes it): a portfolio of many papers would be heavy to fetch
// whole. A query fetches the part of each of its words, then the documents that are shown.
globalThis.siteSearch = async (base) => {
  const { words, phrase, fold, isUnspaced } = siteWords;
  const FOLDER = new URL('search/index/', base);
  const WEIGHTS = [8, 4, 2, 1]; // title, names, details (venue, topics, date), text
  const [IS_TITLE, IS_NAME, IS_WHOLE] = [1000, 100, 0.5]; // the query is all of it; the word is no mere beginning
  const BROAD = 3; // as in generator/site/search/index_parts.py
  const LONGEST = 12; // words of a query that are looked for, which bounds what is fetched
  const BEGINNING = 4; // letters from which on a word finds longer ones too, as "model" does "models"
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));

  const manifest = JSON.parse(await siteFiles.text(new URL('manifest.json', FOLDER).href, { cache: 'no-cache' }));

  const kept = new Map();
  const part = (name) => {
    if (!kept.has(name)) {
      const read = siteFiles.text(new URL(`${manifest.version}/${name}.json`, FOLDER).href).then(JSON.parse);
      read.catch(() => kept.delete(name));
      kept.set(name, read);
    }
    return kept.get(name);
  };

  // ---- postings

  /** The part that holds a key is the last one that does not begin behind it. */
  const place = (section, key) => Math.max(0, manifest[section].findLastIndex((start) => start <= key));
  const holding = async (section, key) => (manifest[section].length ? part(`${section}-${place(section, key)}`) : {});
  const get = async (section, key) => {
    const held = await holding(section, key);
    return Object.hasOwn(held, key) ? held[key] : '';
  };

  /** Adds the documents of a posting to their scores, each with the weight of its field unless it has a better one. */
  const add = (scores, posting, weights, more = 0) => {
    posting.split(' ').forEach((field, place) => {
      const score = weights[place] + more;
      let [number, difference, shift] = [-1, 0, 0];
      for (const digit of field) {
        const value = VALUES[digit];
        difference += (value & 31) * 2 ** shift;
        shift += 5;
        if (value >= 32) continue;
        number += difference + 1;
        if ((scores.get(number) ?? 0) < score) scores.set(number, score);
        [difference, shift] = [0, 0];
      }
    });
    return scores;
  };
  const EVERYWHERE = / \*$/;

  /** Scores of the documents with a word, or with a word that begins so; `isCommon` if others have it as well. */
  const documentsOf = async (word, isBeginning) => {
    const postings = [[await get('words', word), IS_WHOLE]];
    if (isBeginning) {
      const first = place('words', word);
      const last = Math.max(0, manifest.words.findLastIndex((start) => start < `${word}\uffff`));
      if (last - first + 1 >= BROAD) postings.push([await get('beginnings', word), 0]);
      else {
        for (const held of await Promise.all([...new Set([first, last])].map((n) => part(`words-${n}`)))) {
          for (const key of Object.keys(held)) if (key.startsWith(word)) postings.push([held[key], 0]);
        }
      }
    }
    const scores = new Map();
    for (const [posting, more] of postings) add(scores, posting.replace(EVERYWHERE, ''), WEIGHTS, more);
    return { scores, isCommon: postings.some(([posting]) => EVERYWHERE.test(posting)) };
  };

  /** The longest words say most. The last one may be unfinished. */
  const lookedFor = (all) => {
    const different = [...new Set(all)];
    const longest = different.toSorted((a, b) => b.length - a.length).slice(0, LONGEST);
    const isBeginning = (word) => (word === all.at(-1) || word.length >= BEGINNING) && !isUnspaced(word);
    return longest.map((word) => ({ word, isBeginning: isBeginning(word) }));
  };

  /** The documents that have every one of the words. */
  const withAll = (needed) => {
    const [rarest, ...others] = needed.toSorted((a, b) => a.scores.size - b.scores.size);
    return [...rarest.scores.keys()].filter((number) => others.every(({ scores }) => scores.has(number)));
  };

  /** Where no document has them all, those that have the most: a word counts the more, the fewer documents have it. */
  const withMost = (needed) => {
    const worths = new Map();
    for (const { scores } of needed) {
      for (const number of scores.keys()) worths.set(number, (worths.get(number) ?? 0) + 1 / scores.size);
    }
    const least = Math.max(...worths.values()) / 2;
    return [...worths.keys()].filter((number) => worths.get(number) >= least);
  };

  /** The best documents first; of equals, in the order of the index. */
  const ranked = (found, wholes) => {
    const telling = found.filter(({ isCommon }) => !isCommon);
    const needed = telling.length ? telling : found;
    const all = withAll(needed);
    const score = (number) =>
      found.reduce((sum, { scores }) => sum + (scores.get(number) ?? WEIGHTS[3]), wholes.get(number) ?? 0);
    const numbers = (all.length ? all : withMost(needed)).map((number) => ({ number, score: score(number) }));
    return {
      isWhole: all.length > 0 || needed.length < 2,
      numbers: numbers.sort((a, b) => b.score - a.score || a.number - b.number).map(({ number }) => number),
    };
  };

  // ---- documents

  const marked = (text, query) => {
    const shown = document.createDocumentFragment();
    for (const piece of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
      const folded = fold(piece);
      const isHit = query.some(({ word, isBeginning }) =>
        isUnspaced(word) ? folded.includes(word) : isBeginning ? folded.startsWith(word) : folded === word);
      if (!isHit) shown.append(piece);
      else shown.append(Object.assign(document.createElement('mark'), { textContent: piece }));
    }
    return shown;
  };

  const shown = async (number, query) => {
    const documents = await part(`documents-${Math.floor(number / manifest.documents)}`);
    const [location, title, about] = documents[number % manifest.documents];
    const address = siteFiles.page(location.replace(/^(?=#|$)/, './'));
    return { address: new URL(address, base), title: marked(title, query), text: marked(about, query) };
  };

  return async (text) => {
    const query = lookedFor(words(text));
    if (!query.length) return { count: 0, isWhole: true, documents: async () => [] };
    const [whole, ...found] = await Promise.all([
      get('phrases', phrase(text)),
      ...query.map(({ word, isBeginning }) => documentsOf(word, isBeginning)),
    ]);
    const { numbers, isWhole } = ranked(found, add(new Map(), whole, [IS_TITLE, IS_NAME]));
    return {
      isWhole, // false: no document has every word
      count: numbers.length,
      documents: (start, end) => Promise.all(numbers.slice(start, end).map((number) => shown(number, query))),
    };
  };
};
