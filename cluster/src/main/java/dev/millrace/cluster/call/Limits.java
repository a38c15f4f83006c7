package dev.millrace.cluster.call;

import java.time.Duration;

/// Bounds of what a process takes from others.
///
/// @param messageBytes the longest message, in bytes
/// @param callsAtOnce how many calls may wait for their answers at one [Endpoint]
/// @param connect how long connecting may take
public record Limits(int messageBytes, int callsAtOnce, Duration connect) {

    /// 16 MiB, 1,000 calls and 10 seconds.
    public static final Limits USUAL = new Limits(16 << 20, 1_000, Duration.ofSeconds(10));
}
