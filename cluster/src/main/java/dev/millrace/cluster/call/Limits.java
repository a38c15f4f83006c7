package dev.millrace.cluster.call;

import java.time.Duration;

/// Limits what a process accepts from others.
///
/// @param messageBytes the maximum size of a message in bytes
/// @param callsAtOnce the maximum number of unanswered calls at one [Endpoint]
/// @param connect the timeout of connecting
public record Limits(int messageBytes, int callsAtOnce, Duration connect) {

    /// The default limits: 16 MiB, 1,000 calls and 10 seconds.
    public static final Limits USUAL = new Limits(16 << 20, 1_000, Duration.ofSeconds(10));
}
