# Makes sure that there is a Chromium for the tests: one on the PATH, otherwise Debian's package (as root),
# otherwise Playwright's own download. Usage: sh tests/browser.sh FOLDER-WITH-PLAYWRIGHT
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing Debian's chromium"
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium >/dev/null
else
    echo "downloading a Chromium for the tests"
    "$1/playwright" install chromium
fi
