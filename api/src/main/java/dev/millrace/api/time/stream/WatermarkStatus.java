package dev.millrace.api.time.stream;

import org.jspecify.annotations.Nullable;

/// Declares an input idle or active. An idle input does not hold back the watermark.
public final class WatermarkStatus extends StreamElement {
    /// The status of an idle input.
    public static final int IDLE_STATUS = -1;

    /// The status of an active input.
    public static final int ACTIVE_STATUS = 0;

    /// Declares an input idle.
    public static final WatermarkStatus IDLE = new WatermarkStatus(IDLE_STATUS);

    /// Declares an input active.
    public static final WatermarkStatus ACTIVE = new WatermarkStatus(ACTIVE_STATUS);

    /// Holds [#IDLE_STATUS] or [#ACTIVE_STATUS].
    public final int status;

    /// Creates an element with a status.
    ///
    /// @throws IllegalArgumentException if the status is neither [#IDLE_STATUS] nor [#ACTIVE_STATUS]
    public WatermarkStatus(int status) {
        if (status != IDLE_STATUS && status != ACTIVE_STATUS) {
            throw new IllegalArgumentException(
                    "a status is " + IDLE_STATUS + " for idle or " + ACTIVE_STATUS + " for active, not " + status);
        }
        this.status = status;
    }

    /// Tells whether the input is idle.
    public boolean isIdle() {
        return status == IDLE_STATUS;
    }

    /// Tells whether the input is active.
    public boolean isActive() {
        return !isIdle();
    }

    /// Returns [#IDLE_STATUS] or [#ACTIVE_STATUS].
    public int getStatus() {
        return status;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatermarkStatus one && one.status == status;
    }

    @Override
    public int hashCode() {
        return status;
    }

    @Override
    public String toString() {
        return "WatermarkStatus(" + (isIdle() ? "IDLE" : "ACTIVE") + ")";
    }
}
