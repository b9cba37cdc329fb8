// Abstracts of papers in lists whose pages do not hold them: the link to the abstract on the paper's page becomes what
// unfolds it here, and the first time fetches that page. Where it cannot be fetched, as in the offline copy, the link is
// followed.
globalThis.siteAbstracts = (() => {
  /** The abstract on the page at an address, with links that also work from here. */
  const abstractOn = async (address) => {
    const page = new DOMParser().parseFromString(await siteFiles.text(address), 'text/html');
    const text = page.querySelector('[aria-labelledby=abstract] .pf-text-block');
    for (const link of text.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), address).href;
    return document.importNode(text, true);
  };

  /** Puts what unfolds the abstract in the place of a link to it. */
  const unfold = (link) => {
    const [details, summary] = ['details', 'summary'].map((name) => document.createElement(name));
    details.className = 'pf-abstract';
    for (const { name, value } of link.attributes) if (name !== 'href') summary.setAttribute(name, value);
    summary.textContent = link.textContent;
    details.append(summary);
    link.replaceWith(details);
    let isLoading = false;
    summary.addEventListener('click', async (event) => {
      if (summary.nextSibling) return;
      event.preventDefault(); // it unfolds when there is something to show
      if (isLoading) return;
      isLoading = true;
      try {
        details.append(await abstractOn(link.href));
        details.open = true;
      } catch {
        location.assign(link.href);
      }
      isLoading = false;
    });
  };
  const unfoldIn = (part) => siteFiles.isOffline || part.querySelectorAll('.pf-item > a[href$="#abstract"]').forEach(unfold);

  unfoldIn(document);
  return { unfoldIn };
})();
