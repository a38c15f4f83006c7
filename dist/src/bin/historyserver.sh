#!/usr/bin/env bash
# Starts or stops a history server on this machine: historyserver.sh start|start-foreground [OPTION…] | stop.
# The options are those of `millrace historyserver`.
set -euo pipefail
# shellcheck source=daemon.sh
. "$(dirname "$(readlink -f "$0")")/daemon.sh"
daemon historyserver "history server listens at" historyserver "$@"
