// Search in an index in parts, written by generator/site/search/, since that of many papers is too large to fetch whole. A
// query fetches the parts of its words, then those of the documents that are shown.
globalThis.siteSearch = async (base) => {
  const { words, phrase, fold, stem, isUnspaced } = siteWords;
  const FOLDER = new URL('search/index/', base);
  const WEIGHTS = [8, 4, 2, 1]; // title, names, details (venue, topics, date), text
  const [IS_TITLE, IS_NAME, IS_WHOLE, IS_FORM] = [1000, 100, 0.5, 0.3]; // the query is the whole title or name; the word itself, or in another number
  const BROAD = 3; // as in generator/site/search/index_parts.py
  const PREFIX = /^\s*(?:https?:\/\/\S*?(?:doi\.org|arxiv\.org\/\w+)\/|(?:doi|arxiv)\s*:)/i; // before an identifier
  const MAX_WORDS = 12; // words of a query that are searched for, to bound what is fetched
  const BEGINNING = 4; // letters from which on a word also finds longer ones, such as "model" finds "models"
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));

  /** A file, asked for a second time if it fails. */
  const read = (address, options) => {
    const load = () => siteFiles.text(address, options).then(JSON.parse);
    return load().catch(load);
  };
  const manifest = await read(new URL('manifest.json', FOLDER).href, { cache: 'no-cache' });

  const parts = new Map();
  const part = (name) => {
    if (!parts.has(name)) {
      const loading = read(new URL(`${manifest.version}/${name}.json`, FOLDER).href);
      loading.catch(() => parts.delete(name));
      parts.set(name, loading);
    }
    return parts.get(name);
  };

  // ---- postings

  /** The index of the part that may have a key: the last one that does not start after it. */
  const partOf = (section, key) => Math.max(0, manifest[section].findLastIndex((start) => start <= key));
  const entriesNear = async (section, key) => (manifest[section].length ? part(`${section}-${partOf(section, key)}`) : {});
  const get = async (section, key) => {
    const entries = await entriesNear(section, key);
    return Object.hasOwn(entries, key) ? entries[key] : '';
  };

  /** Adds the documents of a posting to `scores` with the weight of their field, unless they have a better score. */
  const add = (scores, posting, weights, bonus = 0) => {
    posting.split(' ').forEach((field, i) => {
      const score = weights[i] + bonus;
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

  /** The parts with all words that begin so; null if they are too many. */
  const spread = (beginning) => {
    const first = partOf('words', beginning);
    const last = Math.max(0, manifest.words.findLastIndex((start) => start < `${beginning}\uffff`));
    return last - first + 1 < BROAD ? [...new Set([first, last])] : null;
  };

  /** What a word begins with in singular and plural; the word itself if that says too little. */
  const commonStart = (word, base) => {
    const start = base.replace(/ic$|.$/u, '');
    const length = [...start].findIndex((letter, i) => letter !== word[i]);
    const shared = length < 0 ? start : start.slice(0, length);
    return base.length > 3 && shared.length > 2 ? shared : word;
  };

  /** The postings of a word, of its singular and plural, and of words that start with it, each with its bonus. */
  const postingsOf = async (word, isBeginning) => {
    const whole = [await get('words', word), IS_WHOLE];
    if (isUnspaced(word)) return [whole];
    const base = stem(word);
    const start = commonStart(word, base);
    const near = spread(start) ?? spread(word);
    const others = [];
    for (const entries of await Promise.all((near ?? []).map((n) => part(`words-${n}`)))) {
      for (const key of Object.keys(entries)) {
        if (!key.startsWith(start) || key === word) continue;
        if (stem(key) === base) others.push([entries[key], IS_FORM]);
        else if (isBeginning && key.startsWith(word)) others.push([entries[key], 0]);
      }
    }
    if (!near && isBeginning) others.push([await get('beginnings', word), 0]);
    if (!near && base !== word) others.push([await get('words', base), IS_FORM]);
    return [whole, ...others];
  };

  /** The scores of documents with a word; `isCommon` if the index leaves out some. */
  const documentsOf = async (word, isBeginning) => {
    const postings = await postingsOf(word, isBeginning);
    const scores = new Map();
    for (const [posting, bonus] of postings) add(scores, posting.replace(EVERYWHERE, ''), WEIGHTS, bonus);
    return { scores, isCommon: postings.some(([posting]) => EVERYWHERE.test(posting)) };
  };

  /** The longest words, which are the most specific. The last word may be unfinished. */
  const queryWords = (all) => {
    const different = [...new Set(all)];
    const longest = different.toSorted((a, b) => b.length - a.length).slice(0, MAX_WORDS);
    const isBeginning = (word) => (word === all.at(-1) || word.length >= BEGINNING) && !isUnspaced(word);
    return longest.map((word) => ({ word, isBeginning: isBeginning(word) }));
  };

  /** The documents that have all words. */
  const withAll = (needed) => {
    const [rarest, ...others] = needed.toSorted((a, b) => a.scores.size - b.scores.size);
    return [...rarest.scores.keys()].filter((number) => others.every(({ scores }) => scores.has(number)));
  };

  /** The documents that have the most words; a word counts the more, the fewer documents have it. */
  const withMost = (needed) => {
    const sums = new Map();
    for (const { scores } of needed) {
      for (const number of scores.keys()) sums.set(number, (sums.get(number) ?? 0) + 1 / scores.size);
    }
    const least = Math.max(...sums.values()) / 2;
    return [...sums.keys()].filter((number) => sums.get(number) >= least);
  };

  /** The best documents first; equals in the order of the index. */
  const ranked = (matches, wholes) => {
    const specific = matches.filter(({ isCommon }) => !isCommon);
    const needed = specific.length ? specific : matches;
    const all = withAll(needed);
    const score = (number) =>
      matches.reduce((sum, { scores }) => sum + (scores.get(number) ?? WEIGHTS[3]), wholes.get(number) ?? 0);
    const numbers = (all.length ? all : withMost(needed)).map((number) => ({ number, score: score(number) }));
    return {
      isWhole: all.length > 0 || needed.length < 2,
      numbers: numbers.sort((a, b) => b.score - a.score || a.number - b.number).map(({ number }) => number),
    };
  };

  // ---- documents

  const marked = (text, query) => {
    const fragment = document.createDocumentFragment();
    for (const piece of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
      const folded = fold(piece);
      const isHit = query.some(({ word, isBeginning }) =>
        isUnspaced(word) ? folded.includes(word) : (isBeginning && folded.startsWith(word)) || stem(folded) === stem(word));
      if (!isHit) fragment.append(piece);
      else fragment.append(Object.assign(document.createElement('mark'), { textContent: piece }));
    }
    return fragment;
  };

  const result = async (number, query) => {
    const documents = await part(`documents-${Math.floor(number / manifest.documents)}`);
    const [location, title, about] = documents[number % manifest.documents];
    const address = siteFiles.page(location.replace(/^(?=#|$)/, './'));
    return { address: new URL(address, base), title: marked(title, query), text: marked(about, query) };
  };

  return async (text) => {
    const query = queryWords(words(text.replace(PREFIX, '')));
    if (!query.length) return { count: 0, isWhole: true, documents: async () => [] };
    const [whole, ...matches] = await Promise.all([
      get('phrases', phrase(text)),
      ...query.map(({ word, isBeginning }) => documentsOf(word, isBeginning)),
    ]);
    const { numbers, isWhole } = ranked(matches, add(new Map(), whole, [IS_TITLE, IS_NAME]));
    return {
      isWhole, // false if no document has all words
      count: numbers.length,
      documents: (start, end) => Promise.all(numbers.slice(start, end).map((number) => result(number, query))),
    };
  };
};
