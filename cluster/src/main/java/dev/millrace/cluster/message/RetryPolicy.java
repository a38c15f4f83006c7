package dev.millrace.cluster.message;

import dev.millrace.base.fault.Check;
import java.time.Duration;

/// Holds the timeouts and limits of a sender of messages.
///
/// @param deadline the timeout of one call
/// @param pauseLeast the pause before the first repetition of a call; later pauses are longer
/// @param pauseMost the longest pause before a repetition
/// @param giveUpAfter the time without an answer after which the channel is lost
/// @param batchCount the maximum number of messages in one call
/// @param batchBytes the maximum size of the messages in one call, and so of one message; well
/// below [dev.millrace.cluster.call.Limits#messageBytes]
/// @param queueBytes the maximum size of waiting messages; with more, the channel is lost
public record RetryPolicy(
        Duration deadline,
        Duration pauseLeast,
        Duration pauseMost,
        Duration giveUpAfter,
        int batchCount,
        int batchBytes,
        long queueBytes) {

    /// The policy for messages between a coordinator and its workers.
    public static final RetryPolicy USUAL = new RetryPolicy(
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(50),
            1_000,
            4 << 20,
            64L << 20);

    public RetryPolicy {
        Check.that(batchCount > 0 && batchBytes > 0, "batches of %d messages or %d bytes", batchCount, batchBytes);
        Check.that(!pauseLeast.isNegative() && pauseLeast.compareTo(pauseMost) <= 0, "pauses shrink");
    }
}
