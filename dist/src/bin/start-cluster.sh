#!/usr/bin/env bash
# Starts a coordinator and workers on this machine: start-cluster.sh [NUMBER OF WORKERS]. The default is one worker.
set -euo pipefail
here="$(dirname "$(readlink -f "$0")")"
workers="${1:-1}"
case "$workers" in
    *[!0-9]* | "" | 0)
        echo "usage: start-cluster.sh [NUMBER OF WORKERS]" >&2
        exit 2
        ;;
esac
"$here/jobmanager.sh" start
for _ in $(seq "$workers"); do "$here/taskmanager.sh" start; done
