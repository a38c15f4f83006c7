package dev.millrace.table.plan.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Has the statistics of a column. A value is null if it is not known. Immutable.
public final class ColumnStats {
    /// Is a column of which nothing is known.
    public static final ColumnStats UNKNOWN = Builder.builder().build();

    private final @Nullable Long ndv;
    private final @Nullable Long nullCount;
    private final @Nullable Double avgLen;
    private final @Nullable Integer maxLen;
    private final @Nullable Comparable<?> max;
    private final @Nullable Comparable<?> min;

    /// Creates statistics.
    ///
    /// @param ndv the number of distinct values
    /// @param nullCount the number of NULLs
    /// @param avgLen the mean length
    /// @param maxLen the largest length
    public ColumnStats(
            @Nullable Long ndv,
            @Nullable Long nullCount,
            @Nullable Double avgLen,
            @Nullable Integer maxLen,
            @Nullable Comparable<?> max,
            @Nullable Comparable<?> min) {
        this.ndv = ndv;
        this.nullCount = nullCount;
        this.avgLen = avgLen;
        this.maxLen = maxLen;
        this.max = max;
        this.min = min;
    }

    /// Returns the number of distinct values.
    public @Nullable Long getNdv() {
        return ndv;
    }

    /// Returns the number of NULLs.
    public @Nullable Long getNullCount() {
        return nullCount;
    }

    /// Returns the mean length of values.
    public @Nullable Double getAvgLen() {
        return avgLen;
    }

    /// Returns the largest length of a value.
    public @Nullable Integer getMaxLen() {
        return maxLen;
    }

    /// Returns the largest value.
    public @Nullable Comparable<?> getMax() {
        return max;
    }

    /// Returns the smallest value.
    public @Nullable Comparable<?> getMin() {
        return min;
    }

    /// Returns a copy.
    public ColumnStats copy() {
        return new ColumnStats(ndv, nullCount, avgLen, maxLen, max, min);
    }

    /// Returns the statistics of the values of both columns.
    ///
    /// @param isPartitionKey whether no value is in both columns
    public ColumnStats merge(ColumnStats other, boolean isPartitionKey) {
        Long distinct = combined(ndv, other.ndv, isPartitionKey ? Long::sum : Long::max);
        return new ColumnStats(
                distinct,
                combined(nullCount, other.nullCount, Long::sum),
                combined(avgLen, other.avgLen, (a, b) -> (a + b) / 2),
                combined(maxLen, other.maxLen, Integer::max),
                combined(max, other.max, (a, b) -> compared(a, b) >= 0 ? a : b),
                combined(min, other.min, (a, b) -> compared(a, b) <= 0 ? a : b));
    }

    @SuppressWarnings("unchecked")
    private static int compared(Comparable<?> a, Comparable<?> b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static <V> @Nullable V combined(@Nullable V a, @Nullable V b, BinaryOperator<V> combination) {
        return a == null || b == null ? null : combination.apply(a, b);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnStats stats && values().equals(stats.values());
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(ndv, nullCount, avgLen, maxLen, max, min);
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "ndv=%s, nulls=%s, average length=%s, largest length=%s, max=%s, min=%s"
                .formatted(ndv, nullCount, avgLen, maxLen, max, min);
    }

    /// Builds statistics. Not thread-safe.
    public static class Builder {
        private @Nullable Long ndv;
        private @Nullable Long nullCount;
        private @Nullable Double avgLen;
        private @Nullable Integer maxLen;
        private @Nullable Comparable<?> max;
        private @Nullable Comparable<?> min;

        /// Starts statistics in which nothing is known.
        public Builder() {}

        /// Starts statistics in which nothing is known.
        public static Builder builder() {
            return new Builder();
        }

        /// Sets the number of distinct values.
        public Builder setNdv(@Nullable Long value) {
            ndv = value;
            return this;
        }

        /// Sets the number of NULLs.
        public Builder setNullCount(@Nullable Long value) {
            nullCount = value;
            return this;
        }

        /// Sets the mean length of values.
        public Builder setAvgLen(@Nullable Double value) {
            avgLen = value;
            return this;
        }

        /// Sets the largest length of a value.
        public Builder setMaxLen(@Nullable Integer value) {
            maxLen = value;
            return this;
        }

        /// Sets the largest value.
        public Builder setMax(@Nullable Comparable<?> value) {
            max = value;
            return this;
        }

        /// Sets the smallest value.
        public Builder setMin(@Nullable Comparable<?> value) {
            min = value;
            return this;
        }

        /// Returns the statistics.
        public ColumnStats build() {
            return new ColumnStats(ndv, nullCount, avgLen, maxLen, max, min);
        }
    }
}
