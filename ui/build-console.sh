#!/bin/sh
# Builds the console into target/classes if Node.js 20 or later with npm is there, and runs its tests with the argument
# `test`. Without Node.js or without the packages of npm, the build succeeds and the server says what is missing.
set -eu
cd "$(dirname "$0")"
npm=target/npm
site=target/classes/dev/millrace/ui

missing() {
    echo "The console is left out of this build: $1." >&2
    exit 0
}

command -v npm > /dev/null 2>&1 || missing "npm is not installed"
node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' || missing "Node.js 20 or later is needed"

if [ ! -f $npm/installed ] || [ package-lock.json -nt $npm/installed ]; then
    mkdir -p $npm
    cp package.json package-lock.json .npmrc $npm/
    (cd $npm && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error) \
        || missing "the packages of npm cannot be fetched"
    touch $npm/installed
fi
ln -sfn $npm/node_modules node_modules

if [ "${1:-}" = test ]; then
    node_modules/.bin/tsc --noEmit
    exec node_modules/.bin/vitest run
fi

newer=
[ -f $site/index.html ] && newer=$(find src/main/web package.json vite.config.ts -newer $site/index.html -print -quit)
if [ ! -f $site/index.html ] || [ -n "$newer" ]; then
    node_modules/.bin/vite build --logLevel warn
fi
