// Text as it is compared: in lower case, without accents, and split into words. generator/site/search/search_words.py does the same
// for the search index; a test compares them.
globalThis.siteWords = (() => {
  const LETTERS = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' };
  // Thai, Lao, Burmese, Khmer, Japanese and Chinese do not put spaces between words.
  const UNSPACED =
    '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
  const [MAX_WORD, MAX_PHRASE] = [40, 80];

  const isAscii = (text) => !/[^\x00-\x7f]/.test(text);
  const fold = (text) => {
    const small = text.toLowerCase();
    if (isAscii(small)) return small;
    return small.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[øłđðıßæœþς]/g, (letter) => LETTERS[letter]);
  };
  const start = (text, length) => [...text].slice(0, length).join('');
  const parts = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const isUnspaced = (word) => IS_UNSPACED.test(word);
  const pairs = (run) => {
    const letters = [...run];
    return letters.length > 1 ? letters.slice(1).map((letter, i) => letters[i] + letter) : letters;
  };

  // Singular and plural share a stem: the first rule that fits the end of a folded word, by the language of the page.
  const STEMS = {
    en: [[/ies$/, 'y'], [/(?:ices?|ix|exe?s?)$/, 'ic'], [/(x|ch|sh|z|ss)es$/, '$1'], [/(?:ses|sis|se)$/, 's'], [/ora$/, 'us'], [/ae$/, 'a'], [/(?<![sui]|ia)s$/, '']],
    de: [[/(?<=....)nen$/, ''], [/(?<=...)(?:en|er|es|se)$/, ''], [/(?<=...)[ensr]$/, '']],
    fr: [[/aux$/, 'al'], [/[sx]$/, '']],
    es: [[/ces$/, 'z'], [/es$/, ''], [/[se]$/, '']],
    pt: [[/[oa]es$/, 'ao'], [/([ae])is$/, '$1l'], [/ns$/, 'm'], [/es$/, ''], [/[se]$/, '']],
    it: [[/([cg])h[ie]$/, '$1'], [/[aeio]$/, '']],
    nl: [[/([bdfgklmnprst])\1en$/, '$1'], [/en$/, ''], [/s$/, '']],
  };
  const RULES = STEMS[document.documentElement.lang.slice(0, 2).toLowerCase()] ?? [];
  const stem = (word) => {
    const rule = word.length > 3 && RULES.find(([ending]) => ending.test(word));
    return rule ? word.replace(...rule) : word;
  };

  return {
    fold,
    isUnspaced,
    stem,
    /** Texts of which any other form of the word contains one; none contains another. */
    forms: (word) => {
      const all = [word, stem(word), word.replace(/(?<=...)y$/, 'ie')].filter((form) => form === word || form.length > 3);
      return [...new Set(all)].filter((form) => !all.some((other) => other !== form && form.includes(other)));
    },
    /** The text as words with a space between them. */
    joined: (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim(),
    /** The words to search for; in scripts without spaces, each pair of adjacent characters. */
    words: (text) =>
      parts(text).flatMap((part) => part.match(RUN)).flatMap((run) => (isUnspaced(run) ? pairs(run) : [start(run, MAX_WORD)])),
    /** The words in order, as one text, to compare whole titles and names. */
    phrase: (text) => start(parts(text).join(' '), MAX_PHRASE).trim(),
  };
})();
