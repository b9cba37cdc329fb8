// Reads other files of the site. In the offline copy, pages may not fetch files, so each file that scripts read also exists
// as a script, `<address>.js`, that sets its text.
globalThis.siteFiles = (() => {
  const isOffline = location.protocol === 'file:';

  // `cache` is the cache mode of the request.
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
    /** The address of a page; offline, that of its file instead of its folder. */
    page: (address) =>
      isOffline && !/^[a-z]+:/.test(address) ? address.replace(/\/(#|$)/, '/index.html$1') : address,
  };
})();
