// What is still to come, by the visitor's clock: in lists it moves under the heading "Next", the soonest first; on the
// home page the soonest ones stand in front. Without this script all of it is in the order of its dates, newest first.
(() => {
  const now = new Date();
  const pad = (number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const isToCome = (item) => item.dataset.until >= today;

  const next = document.querySelector('.pf-next');
  if (next) {
    const coming = [...document.querySelectorAll('.pf-things [data-until]')].filter(isToCome).reverse();
    const place = next.querySelector('.pf-dated') ?? next.querySelector('.pf-year__items');
    place.append(...coming.flatMap((item) => [item, '\n']));
    next.hidden = coming.length === 0;
    for (const year of document.querySelectorAll('.pf-things .pf-year:not(.pf-next)')) {
      year.hidden = !year.querySelector('.pf-item, li, .pf-card');
    }
  }

  for (const list of document.querySelectorAll('[data-next]')) {
    const items = [...list.querySelectorAll(':scope > [data-until]')];
    const coming = items.filter(isToCome).sort((one, other) => (one.dataset.until < other.dataset.until ? -1 : 1));
    const over = items.filter((item) => !isToCome(item));
    const shown = [...coming.slice(0, 2), ...over, ...coming.slice(2)].slice(0, Number(list.dataset.next));
    for (const item of coming) item.querySelector('.pf-thing__next')?.removeAttribute('hidden');
    for (const item of items) item.hidden = !shown.includes(item);
    list.prepend(...shown.flatMap((item) => [item, '\n'])); // words of two items do not become one
  }
})();
