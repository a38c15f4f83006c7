package dev.millrace.cli.crash;

import java.time.Duration;

/// Describes a crash test.
///
/// @param time that the undisturbed job would need for its input
/// @param kills minimum number of kills
/// @param unaligned whether checkpoints are unaligned
/// @param backend state backend: `hashmap` or `rocksdb`
/// @param seed of the input and of the times of the kills
record CrashPlan(Duration time, int kills, boolean unaligned, String backend, int parallelism, int lines, long seed) {

    String title() {
        return "%s, %s barriers".formatted(backend, unaligned ? "overtaking" : "aligned");
    }

    /// Returns the number of lines per second.
    double rate() {
        return lines / Math.max(1.0, time.toMillis() / 1_000.0);
    }
}
