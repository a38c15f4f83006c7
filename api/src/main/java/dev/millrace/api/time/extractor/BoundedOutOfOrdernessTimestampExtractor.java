package dev.millrace.api.time.extractor;

import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.time.stream.Watermark;
import java.time.Duration;

/// Timestamps of records that come at most so much out of order.
///
/// @deprecated use `WatermarkStrategy.forBoundedOutOfOrderness`
@Deprecated
public abstract class BoundedOutOfOrdernessTimestampExtractor<T> implements AssignerWithPeriodicWatermarks<T> {
    private static final long serialVersionUID = 1L;

    private final long maxOutOfOrdernessMillis;
    private long highestMillis;

    /// For records at most that much behind the newest.
    ///
    /// @throws IllegalArgumentException if it is negative
    public BoundedOutOfOrdernessTimestampExtractor(Duration maxOutOfOrderness) {
        if (maxOutOfOrderness.isNegative()) {
            throw new IllegalArgumentException("Records cannot be " + maxOutOfOrderness + " out of order.");
        }
        this.maxOutOfOrdernessMillis = maxOutOfOrderness.toMillis();
        this.highestMillis = Long.MIN_VALUE + maxOutOfOrdernessMillis;
    }

    /// The same, for programs of Flink 1.x.
    public BoundedOutOfOrdernessTimestampExtractor(Time maxOutOfOrderness) {
        this(maxOutOfOrderness.toDuration());
    }

    /// How far a record may be behind the newest.
    public long getMaxOutOfOrdernessInMillis() {
        return maxOutOfOrdernessMillis;
    }

    /// The time of a record, milliseconds since 1970-01-01T00:00Z.
    public abstract long extractTimestamp(T element);

    @Override
    public final Watermark getCurrentWatermark() {
        return new Watermark(highestMillis - maxOutOfOrdernessMillis);
    }

    @Override
    public final long extractTimestamp(T element, long recordTimestamp) {
        long timestamp = extractTimestamp(element);
        highestMillis = Math.max(highestMillis, timestamp);
        return timestamp;
    }
}
