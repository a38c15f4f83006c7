package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;

/// Waits a fixed time for records that come late: the watermark is the greatest timestamp - that time - 1.
public class BoundedOutOfOrdernessWatermarks<T> implements WatermarkGenerator<T> {
    private final long boundMillis;
    private long greatest;

    /// @throws IllegalArgumentException if the duration is negative
    public BoundedOutOfOrdernessWatermarks(Duration maxOutOfOrderness) {
        Preconditions.checkNotNull(maxOutOfOrderness, "how far records may be out of order must be given");
        Preconditions.checkArgument(!maxOutOfOrderness.isNegative(), "records cannot be out of order by less than 0");
        this.boundMillis = maxOutOfOrderness.toMillis();
        // So that the first watermark without any record is the least one, and not above it by overflow.
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
