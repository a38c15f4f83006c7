# Functions that the scripts of this directory and the launcher of a source checkout share. Bash reads this file; it
# does not run alone.
# shellcheck shell=bash
shopt -s extglob # patterns such as !(name)

is_25() { # whether a directory has Java 25; the file `release` answers faster than the JVM
    local line
    [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case "$line" in
                'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'*) return 0 ;;
                JAVA_VERSION=*) return 1 ;;
            esac
        done <"$1/release"
    fi
    "$1/bin/java" -version 2>&1 | grep -q 'version "25[."]'
}

find_java() { # sets JAVA_HOME to a directory with Java 25
    local candidate on_path
    for candidate in "${MILLRACE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*25*; do
        if [ -n "$candidate" ] && is_25 "$candidate"; then
            export JAVA_HOME="$candidate"
            return 0
        fi
    done
    on_path="$(command -v java || true)"
    if [ -n "$on_path" ]; then
        candidate="$(dirname "$(dirname "$(readlink -f "$on_path")")")"
        if is_25 "$candidate"; then
            export JAVA_HOME="$candidate"
            return 0
        fi
    fi
    echo "millrace: no JDK 25 found. It may stand beside any other Java." >&2
    echo "  fix: install one (on Debian: openjdk-25-jdk or temurin-25-jdk) or set MILLRACE_JAVA_HOME." >&2
    exit 2
}

use_settings_of() { # the settings and plug-ins beside the scripts are for all processes that are started from there
    if [ -z "${MILLRACE_CONF_DIR:-}" ] && [ -f "$1/conf/config.yaml" ]; then export MILLRACE_CONF_DIR="$1/conf"; fi
    if [ -z "${MILLRACE_PLUGINS_DIR:-}${FLINK_PLUGINS_DIR:-}" ] && [ -d "$1/plugins" ]; then export MILLRACE_PLUGINS_DIR="$1/plugins"; fi
}

may_say_memory() { # whether the command line or the file of settings may give the memory of the process
    case "$*" in *taskmanager.memory.process.size=* | *--configDir*) return 0 ;; esac
    case "${1:-}" in coordinator | application | worker) [ -n "${MILLRACE_CONF_DIR:-}" ] ;; *) return 1 ;; esac
}

memory_of() { # sets memory to the options of a JVM that keeps to the memory of the settings; $1 is the class path
    local class_path="$1"
    shift
    memory=
    if ! may_say_memory "$@"; then return 0; fi
    memory="$("$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$class_path" \
        dev.millrace.cli.process.JvmOptions "$@")" || exit $?
}

# The options of each JVM of ours.
common_jvm=(-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

join() { # sets class_path to its arguments, with colons
    local IFS=:
    class_path="$*"
}

own_jars() { # sets class_path for a command of an installation; commands that only print need less
    # A search for a class, resource or service opens all jars up to the one that has it. The jars in which each
    # command finds what it searches for come first, so that the others stay closed.
    local LC_ALL=C # the order is the same on each machine: an AOT cache depends on it
    local first='millrace-@(api|base|cli|migrate|runtime|services)-[0-9]*'
    case "${1:-}" in
        version | help | -h | --help | -V | --version | "") join "$home"/lib/$first.jar "$home"/lib/!($first).jar ;;
        *) join "$home"/lib/$first.jar "$home"/lib/!($first).jar "$home"/lib/server/*.jar "$home"/lib/sql/*.jar ;;
    esac
}

start_java() { # replaces the shell by a JVM with the options of the array jvm; $1: more options, split at spaces on
    # purpose; $2: class path; $3…: main class and arguments
    local options="$1" class_path="$2"
    shift 2
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" "${jvm[@]}" $options ${MILLRACE_JVM_OPTS:-} -cp "$class_path" "$@"
}
