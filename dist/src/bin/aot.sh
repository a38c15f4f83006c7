# Functions that make and use the AOT cache of an installation: classes and profiles of earlier starts, for one JDK and
# these jars. Bash reads this file; it does not run alone. No failure here may stop a command.
# shellcheck shell=bash

seconds_before_training=3 # so that the first command has the processors for itself
# With profiles in the cache, the JVM compiles hundreds of methods at once when it starts, and delays short commands.
without_profiles=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining)

fingerprint_of_jars() { # sets fingerprint to what a cache depends on: the JDK and the jars with sizes and times
    local -a files=("$JAVA_HOME/release" "$home"/lib/*.jar "$home"/lib/server/*.jar "$home"/lib/sql/*.jar)
    fingerprint="$JAVA_HOME
$(stat -Lc '%n %s %Y' "${files[@]}" 2>/dev/null || stat -Lf '%N %z %m' "${files[@]}" 2>/dev/null)" || fingerprint=
}

cache_places() { # sets places to the directories that may have a cache: of the installation, and of the user
    local id="$home${JAVA_HOME}"
    id="${id//[^A-Za-z0-9.]/_}"
    if [ "${#id}" -gt 120 ]; then id="${id:${#id}-120}"; fi
    places=("$home/cache")
    if [ -n "${XDG_CACHE_HOME:-}" ]; then
        places+=("$XDG_CACHE_HOME/millrace/$id")
    elif [ -n "${HOME:-}" ]; then
        places+=("$HOME/.cache/millrace/$id")
    fi
}

find_aot_cache() { # sets aot_cache to a file that fits; empty if there is none; $1: millrace, sql, or list for short output
    local place known
    aot_cache=
    cache_places
    fingerprint_of_jars
    if [ -z "$fingerprint" ]; then return 0; fi
    for place in "${places[@]}"; do
        if [ ! -r "$place/$1.aot" ] || [ ! -r "$place/fingerprint" ]; then continue; fi
        IFS= read -r -d '' known <"$place/fingerprint" || true # the whole file, without another process
        if [ "$known" = "$fingerprint"$'\n' ]; then
            aot_cache="$place/$1.aot"
            return 0
        fi
    done
}

place_for_cache() { # sets place to a directory in which a cache can be written; fails if there is none
    for place in "${places[@]}"; do
        if mkdir -p "$place" 2>/dev/null && [ -w "$place" ]; then return 0; fi
    done
    return 1
}

lock_place() { # one process at a time makes the cache of a place
    local owner
    if (set -C && echo "$$" >"$place/lock") 2>/dev/null; then return 0; fi
    owner="$(<"$place/lock")" 2>/dev/null || return 1
    if [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null; then return 1; fi
    rm -f "$place/lock" # its owner was killed
    (set -C && echo "$$" >"$place/lock") 2>/dev/null
}

record() { # $1: file; $2: collector; $3: command whose jars it needs; $4…: main class and arguments; one JVM writes
    # what they need into the file
    local file="$1" collector="$2" class_path
    own_jars "$3"
    shift 3
    (cd "$home" && MILLRACE_CONF_DIR="$work/conf" MILLRACE_PLUGINS_DIR="$work/plugins" nice -n 19 \
        "$JAVA_HOME/bin/java" "${common_jvm[@]}" "$collector" -Xmx512m "${without_profiles[@]}" \
        "-XX:AOTCacheOutput=$file" -cp "$class_path" "$@") >>"$place/training.log" 2>&1 && [ -s "$file" ]
}

train_settings() { # writes settings for the training, because those of the user may name other processes
    mkdir -p "$work/conf" "$work/plugins"
    printf 'taskmanager:\n  numberOfTaskSlots: 1\nrest.port: 8081\n' >"$work/conf/config.yaml"
}

train() { # makes the caches in place: for programs, for SQL, and a small one for commands that only print
    local work="$place/training" status=0
    rm -rf "$work" "$place/training.log"
    train_settings
    if record "$work/list.aot" -XX:+UseSerialGC help dev.millrace.cli.Main --help &&
        record "$work/millrace.aot" -XX:+UseParallelGC run dev.millrace.cli.StartupTraining programs \
            examples/word-count.jar "$work/results" &&
        record "$work/sql.aot" -XX:+UseParallelGC sql dev.millrace.cli.StartupTraining sql examples/sql/flights.sql; then
        rm -f "$place/fingerprint"
        mv "$work/list.aot" "$work/millrace.aot" "$work/sql.aot" "$place/"
        printf '%s\n' "$fingerprint" >"$place/fingerprint"
    else
        status=1
    fi
    rm -rf "$work"
    return "$status"
}

train_in_background() { # outlives the command
    if ! place_for_cache || ! lock_place; then return 0; fi
    echo "millrace: later starts will be faster; an AOT cache for this JDK is made in the background" >&2
    (
        trap '' HUP INT
        (
            echo "$BASHPID" >"$place/lock"
            sleep "$seconds_before_training"
            train || true
            rm -f "$place/lock"
        ) &
    ) </dev/null >/dev/null 2>&1
}
