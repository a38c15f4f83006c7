#!/usr/bin/env bash
# Starts or stops a coordinator on this machine: jobmanager.sh start|start-foreground [OPTION…] | stop | stop-all.
# The options are those of `millrace coordinator`.
set -euo pipefail
# shellcheck source=daemon.sh
. "$(dirname "$(readlink -f "$0")")/daemon.sh"

# Workers need a port. The file of settings or an option may name another one.
calls="--call-port 6123"
if grep -qs '^ *jobmanager\.rpc' "${MILLRACE_CONF_DIR:-$bin/../conf}/config.yaml"; then calls=; fi
case "$*" in *--call-port* | *jobmanager.rpc.port*) calls= ;; esac
daemon coordinator "takes workers at" "coordinator $calls" "$@"
