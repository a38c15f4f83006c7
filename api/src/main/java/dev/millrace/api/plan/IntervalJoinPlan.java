package dev.millrace.api.plan;

import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.type.OutputTag;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Describes a join of two keyed inputs in event time. Elements of the same key match if the difference of their
/// timestamps is within bounds.
///
/// @param lowerBoundMillis the smallest difference, right minus left; may be negative
/// @param upperBoundMillis the largest difference
/// @param isLowerInclusive whether the lower bound itself matches
/// @param isUpperInclusive whether the upper bound itself matches
/// @param leftLateTag the side output of late left elements; null drops them
/// @param rightLateTag the side output of late right elements; null drops them
public record IntervalJoinPlan(
        long lowerBoundMillis,
        long upperBoundMillis,
        boolean isLowerInclusive,
        boolean isUpperInclusive,
        @Nullable OutputTag<?> leftLateTag,
        @Nullable OutputTag<?> rightLateTag,
        ProcessJoinFunction<?, ?, ?> function)
        implements Serializable {

    /// Returns the smallest difference that matches.
    public long leastMillis() {
        return isLowerInclusive ? lowerBoundMillis : lowerBoundMillis + 1;
    }

    /// Returns the largest difference that matches.
    public long greatestMillis() {
        return isUpperInclusive ? upperBoundMillis : upperBoundMillis - 1;
    }
}
