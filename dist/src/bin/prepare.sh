#!/usr/bin/env bash
# Makes the AOT cache of this installation for the JDK that it finds, in the directory `cache` of the installation or of
# the user. The first command does so in the background; this script is for packages and images.
set -euo pipefail
home="$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd -P)"
. "$home/bin/config.sh"
. "$home/bin/aot.sh"
find_java
own_jars help
find_aot_cache millrace
if [ -n "$aot_cache" ]; then exit 0; fi
place_for_cache || { echo "prepare.sh: no directory for a cache can be written" >&2; exit 1; }
lock_place || { echo "prepare.sh: another process makes the cache" >&2; exit 1; }
train || { echo "prepare.sh: the training failed; see $place/training.log" >&2; rm -f "$place/lock"; exit 1; }
rm -f "$place/lock" "$place/training.log"
