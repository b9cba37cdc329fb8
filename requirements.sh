# Resolves the lock files anew, for every platform, with hashes and without addresses. UPGRADE=--upgrade takes newer ones.
set -eu
compile() {
    uv pip compile ${UPGRADE:-} --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate "$@"
}
build=$(mktemp --suffix .in)
trap 'rm -f "$build"' EXIT
python3 -c '
import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' >"$build"
compile pyproject.toml "$build" -o requirements.lock
compile pyproject.toml --extra dev "$build" -c requirements.lock -o requirements-dev.lock
compile pyproject.toml --extra bench -c requirements-dev.lock -o requirements-bench.lock
