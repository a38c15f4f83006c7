package dev.millrace.cli.crash;

import java.time.Duration;

/// What a crash test is to do.
///
/// @param time in which the undisturbed job would read its input
/// @param kills at least so many
/// @param unaligned whether barriers overtake what is on its way
/// @param backend where keyed state lives: `hashmap` or `rocksdb`
/// @param seed of the input and of the times of the kills
record CrashPlan(Duration time, int kills, boolean unaligned, String backend, int parallelism, int lines, long seed) {

    String title() {
        return "%s, %s barriers".formatted(backend, unaligned ? "overtaking" : "aligned");
    }

    /// Lines in a second.
    double rate() {
        return lines / Math.max(1.0, time.toMillis() / 1_000.0);
    }
}
