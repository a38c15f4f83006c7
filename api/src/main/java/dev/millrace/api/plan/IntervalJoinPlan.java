package dev.millrace.api.plan;

import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.type.OutputTag;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A join of each left element with the right ones of the same key whose timestamp lies between bounds relative to
/// its own, in event time.
///
/// @param lowerBoundMillis the least difference, right minus left; may be negative
/// @param upperBoundMillis the greatest difference
/// @param isLowerInclusive whether the lower bound itself matches
/// @param isUpperInclusive whether the upper bound itself matches
/// @param leftLateTag where left elements behind the watermark go; null drops them
/// @param rightLateTag the same for right ones
public record IntervalJoinPlan(
        long lowerBoundMillis,
        long upperBoundMillis,
        boolean isLowerInclusive,
        boolean isUpperInclusive,
        @Nullable OutputTag<?> leftLateTag,
        @Nullable OutputTag<?> rightLateTag,
        ProcessJoinFunction<?, ?, ?> function)
        implements Serializable {

    /// The least difference that matches.
    public long leastMillis() {
        return isLowerInclusive ? lowerBoundMillis : lowerBoundMillis + 1;
    }

    /// The greatest difference that matches.
    public long greatestMillis() {
        return isUpperInclusive ? upperBoundMillis : upperBoundMillis - 1;
    }
}
