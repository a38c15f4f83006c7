package dev.millrace.cluster.message;

import dev.millrace.base.fault.Check;
import java.time.Duration;

/// What a sender of messages bears with.
///
/// @param deadline of one call
/// @param pauseLeast before a call is repeated for the first time; pauses grow from there
/// @param pauseMost before any repetition
/// @param giveUpAfter after this time without an answer the messages are lost
/// @param batchCount messages in one call
/// @param batchBytes of messages in one call, and so of one message; well below
/// [dev.millrace.cluster.call.Limits#messageBytes]
/// @param queueBytes how many bytes of messages may wait; with more the messages are lost
public record RetryPolicy(
        Duration deadline,
        Duration pauseLeast,
        Duration pauseMost,
        Duration giveUpAfter,
        int batchCount,
        int batchBytes,
        long queueBytes) {

    /// For messages between a coordinator and its workers.
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
