#!/usr/bin/env bash
# Stops the workers and the coordinator of this machine.
set -euo pipefail
here="$(dirname "$(readlink -f "$0")")"
"$here/taskmanager.sh" stop-all
"$here/jobmanager.sh" stop-all
