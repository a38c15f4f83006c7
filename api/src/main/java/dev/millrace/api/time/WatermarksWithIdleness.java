package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;

/// Adds idleness detection to a watermark generator. After the timeout without a record, the output becomes idle.
public class WatermarksWithIdleness<T> implements WatermarkGenerator<T> {
    private final WatermarkGenerator<T> watermarks;
    private final RelativeClock clock;
    private final long timeoutNanos;
    private long lastActivityNanos;
    // The generator reads the clock only in periodic calls, because a clock access costs more than processing a record.
    private boolean isActive = true;
    private boolean isIdle;

    /// Adds idleness detection to a generator.
    ///
    /// @param idleTimeout time without a record after which the output becomes idle
    /// @throws IllegalArgumentException if the timeout is not positive
    public WatermarksWithIdleness(WatermarkGenerator<T> watermarks, Duration idleTimeout, RelativeClock clock) {
        Preconditions.checkNotNull(idleTimeout, "the idle timeout must be given");
        Preconditions.checkArgument(idleTimeout.isPositive(), "the idle timeout must be positive");
        this.watermarks = Preconditions.checkNotNull(watermarks);
        this.clock = Preconditions.checkNotNull(clock);
        this.timeoutNanos = nanos(idleTimeout);
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException _) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        watermarks.onEvent(event, eventTimestamp, output);
        isActive = true;
        isIdle = false;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = clock.relativeTimeNanos();
        if (isActive) {
            isActive = false;
            lastActivityNanos = now;
        } else if (!isIdle && now - lastActivityNanos > timeoutNanos) {
            isIdle = true;
            output.markIdle();
        }
        if (!isIdle) watermarks.onPeriodicEmit(output);
    }
}
