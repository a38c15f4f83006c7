package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;

/// Generates watermarks for records that are out of order by a limited time. The watermark is the largest timestamp
/// minus this time minus 1.
public class BoundedOutOfOrdernessWatermarks<T> implements WatermarkGenerator<T> {
    private final long boundMillis;
    private long greatest;

    /// Creates a generator.
    ///
    /// @param maxOutOfOrderness how far a timestamp may be behind the largest timestamp before it
    /// @throws IllegalArgumentException if the duration is negative
    public BoundedOutOfOrdernessWatermarks(Duration maxOutOfOrderness) {
        Preconditions.checkNotNull(maxOutOfOrderness, "how far records may be out of order must be given");
        Preconditions.checkArgument(!maxOutOfOrderness.isNegative(), "records cannot be out of order by less than 0");
        this.boundMillis = maxOutOfOrderness.toMillis();
        // With this initial value the first watermark without any record is `Long.MIN_VALUE`. A smaller value
        // would overflow.
        this.greatest = Long.MIN_VALUE + boundMillis + 1;
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        greatest = Math.max(greatest, eventTimestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(new Watermark(greatest - boundMillis - 1));
    }
}
