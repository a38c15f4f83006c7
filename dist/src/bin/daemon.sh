# Functions of the scripts that start and stop processes of a cluster on this machine. Bash reads this file; it does
# not run alone.
# shellcheck shell=bash

bin="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd -P)"
pids="${MILLRACE_PID_DIR:-${HOME:-/tmp}/.millrace/daemons}"
logs="${MILLRACE_LOG_DIR:-$pids/logs}"
seconds_to_start=60
seconds_to_stop=20

runs() { # whether a process of ours has this id; another process may have the id by now
    kill -0 "$1" 2>/dev/null || return 1
    case "$(tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null || ps -o command= -p "$1")" in
        *dev.millrace.cli.Main*) return 0 ;;
        *) return 1 ;;
    esac
}

living() { # prints the ids of the running processes of a kind, the oldest first
    local id
    if [ ! -f "$pids/$1.pids" ]; then return 0; fi
    while read -r id; do if runs "$id"; then echo "$id"; fi; done <"$pids/$1.pids"
}

start() { # $1: kind; $2: the words that the process prints when it is ready; $3…: command of bin/millrace
    local kind="$1" ready="$2" id log number=1 waited=0
    shift 2
    mkdir -p "$pids" "$logs"
    while [ -e "$logs/$kind-$number.out" ] && in_use "$logs/$kind-$number.pid"; do number=$((number + 1)); done
    log="$logs/$kind-$number.out"
    nohup "$bin/millrace" "$@" >"$log" 2>&1 </dev/null &
    id=$!
    echo "$id" >"$logs/$kind-$number.pid"
    { living "$kind"; echo "$id"; } >"$pids/$kind.new"
    mv "$pids/$kind.new" "$pids/$kind.pids"
    while ! grep -q "$ready" "$log"; do
        if ! kill -0 "$id" 2>/dev/null || [ "$waited" -ge $((seconds_to_start * 10)) ]; then
            echo "millrace: the $kind did not start; see $log" >&2
            tail -n 5 "$log" >&2
            return 1
        fi
        sleep 0.1
        waited=$((waited + 1))
    done
    echo "The $kind runs as process $id. $(grep -m 1 "$ready" "$log")"
    echo "log: $log"
}

in_use() { # whether the process of a file with an id runs
    local id
    if [ ! -f "$1" ]; then return 1; fi
    read -r id <"$1"
    runs "$id"
}

stop() { # $1: kind; $2: one or all
    local kind="$1" ended=0 id waited
    local -a left=()
    while read -r id; do left+=("$id"); done < <(living "$kind")
    while [ "${#left[@]}" -gt 0 ]; do
        id="${left[${#left[@]} - 1]}" # the newest first, as Flink's scripts do
        unset "left[${#left[@]}-1]"
        kill "$id"
        waited=0
        while runs "$id" && [ "$waited" -lt $((seconds_to_stop * 10)) ]; do
            sleep 0.1
            waited=$((waited + 1))
        done
        if runs "$id"; then kill -9 "$id"; fi
        ended=$((ended + 1))
        if [ "$2" = one ]; then break; fi
    done
    if [ "${#left[@]}" -gt 0 ]; then printf '%s\n' "${left[@]}" >"$pids/$kind.pids"; else rm -f "$pids/$kind.pids"; fi
    if [ "$ended" -eq 0 ]; then echo "no $kind runs"; else echo "$ended $kind stopped"; fi
}

daemon() { # $1: kind; $2: ready words; $3: command of bin/millrace, split at spaces on purpose; $4…: action, options
    local kind="$1" ready="$2" command="$3" action="${4:-}"
    shift 3
    if [ $# -gt 0 ]; then shift; fi
    # shellcheck disable=SC2086
    case "$action" in
        start) start "$kind" "$ready" $command "$@" ;;
        start-foreground) exec "$bin/millrace" $command "$@" ;;
        stop) stop "$kind" one ;;
        stop-all) stop "$kind" all ;;
        *)
            echo "usage: $(basename "$0") start|start-foreground [OPTION…] | stop | stop-all" >&2
            return 2
            ;;
    esac
}
