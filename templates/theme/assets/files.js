// What the scripts of a page ask of the site's other files. In the offline copy a file may not fetch its neighbours, so
// each that is asked for stands beside itself as a script, `<address>.js`, which holds its text.
globalThis.siteFiles = (() => {
  const isOffline = location.protocol === 'file:';

  // `cache` says whether the browser may take its own copy unasked.
  const fetched = async (address, { cache = 'default' } = {}) => {
    const response = await fetch(address, { cache });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.text();
  };
  const loaded = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.onload = () => resolve(script.file);
      script.onerror = () => reject(new Error(address));
      script.src = `${address}.js`;
      document.head.append(script);
    });

  return {
    isOffline,
    /** The text of the file at an address. */
    text: isOffline ? loaded : fetched,
    /** The address of a page, which is a file of its own on a disk. */
    page: (address) =>
      isOffline && !/^[a-z]+:/.test(address) ? address.replace(/\/(#|$)/, '/index.html$1') : address,
  };
})();
