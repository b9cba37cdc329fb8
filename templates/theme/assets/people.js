// Finds names in the list of co-authors, which is folded by letter: letters with a match are unfolded, all others hidden.
(() => {
  const input = document.querySelector('#pf-names');
  if (!input) return;
  const status = document.querySelector('.pf-names__find [role=status]');
  const often = document.querySelector('.pf-often');
  const { fold } = siteWords;
  const { gettext, ngettext } = siteLanguage;
  const letters = [...document.querySelectorAll('.pf-letter')].map((node) => ({
    node,
    names: [...node.querySelectorAll('li')].map((item) => ({ item, text: ` ${fold(item.querySelector('bdi').textContent)}` })),
  }));

  const find = () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    let number = 0;
    if (often) often.hidden = wanted.length > 0;
    for (const { node, names } of letters) {
      let matches = 0;
      for (const { item, text } of names) {
        const isMatch = wanted.every((word) => text.includes(` ${word}`) || text.includes(`-${word}`) || (word.length > 2 && text.includes(word)));
        item.hidden = !isMatch;
        matches += isMatch;
      }
      node.open = wanted.length > 0 && matches > 0;
      node.hidden = !matches;
      number += matches;
    }
    status.textContent = !wanted.length ? '' : number ? ngettext('{n} person', '{n} people', number) : gettext('Nobody has that name.');
  };
  input.addEventListener('input', find);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !input.value) return;
    event.preventDefault();
    input.value = '';
    find();
  });
  if (input.value) find(); // some browsers keep the text after a reload
})();
