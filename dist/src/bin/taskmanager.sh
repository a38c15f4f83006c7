#!/usr/bin/env bash
# Starts or stops workers on this machine: taskmanager.sh start|start-foreground [OPTION…] | stop | stop-all.
# The options are those of `millrace worker`. Each call of start adds a worker; stop ends the newest one.
set -euo pipefail
# shellcheck source=daemon.sh
. "$(dirname "$(readlink -f "$0")")/daemon.sh"
daemon worker "millrace worker .* listens at" worker "$@"
