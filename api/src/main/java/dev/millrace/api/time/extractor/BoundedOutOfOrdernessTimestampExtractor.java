package dev.millrace.api.time.extractor;

import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.time.stream.Watermark;
import java.time.Duration;

/// Extracts timestamps of records that arrive out of order by a limited time. The watermarks are that time behind the
/// highest timestamp.
///
/// @deprecated use `WatermarkStrategy.forBoundedOutOfOrderness`
@Deprecated
public abstract class BoundedOutOfOrdernessTimestampExtractor<T> implements AssignerWithPeriodicWatermarks<T> {
    private static final long serialVersionUID = 1L;

    private final long maxOutOfOrdernessMillis;
    private long highestMillis;

    /// Creates an extractor.
    ///
    /// @param maxOutOfOrderness the time by which a record may be behind the highest timestamp
    /// @throws IllegalArgumentException if the time is negative
    public BoundedOutOfOrdernessTimestampExtractor(Duration maxOutOfOrderness) {
        if (maxOutOfOrderness.isNegative()) {
            throw new IllegalArgumentException("Records cannot be " + maxOutOfOrderness + " out of order.");
        }
        this.maxOutOfOrdernessMillis = maxOutOfOrderness.toMillis();
        this.highestMillis = Long.MIN_VALUE + maxOutOfOrdernessMillis;
    }

    /// Works like the constructor with a [Duration], for programs of Flink 1.x.
    public BoundedOutOfOrdernessTimestampExtractor(Time maxOutOfOrderness) {
        this(maxOutOfOrderness.toDuration());
    }

    /// Returns the time by which a record may be behind the highest timestamp, in milliseconds.
    public long getMaxOutOfOrdernessInMillis() {
        return maxOutOfOrdernessMillis;
    }

    /// Returns the timestamp of a record in milliseconds since the epoch.
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
