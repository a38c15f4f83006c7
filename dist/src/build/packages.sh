#!/usr/bin/env bash
# Makes what is made of the archive: packages.sh ARCHIVE VERSION.
set -euo pipefail
archive="$1"
version="$2"
cd "$(dirname "$archive")"
name="$(basename "$archive")"
for each in 256 512; do "sha${each}sum" "$name" >"$name.sha$each"; done
