package dev.millrace.api.time.stream;

import org.jspecify.annotations.Nullable;

/// Says whether an input has gone silent, so that event time must not wait for it.
public final class WatermarkStatus extends StreamElement {
    public static final int IDLE_STATUS = -1;
    public static final int ACTIVE_STATUS = 0;
    public static final WatermarkStatus IDLE = new WatermarkStatus(IDLE_STATUS);
    public static final WatermarkStatus ACTIVE = new WatermarkStatus(ACTIVE_STATUS);

    public final int status;

    /// @throws IllegalArgumentException if it is neither of the two
    public WatermarkStatus(int status) {
        if (status != IDLE_STATUS && status != ACTIVE_STATUS) {
            throw new IllegalArgumentException(
                    "a status is " + IDLE_STATUS + " for idle or " + ACTIVE_STATUS + " for active, not " + status);
        }
        this.status = status;
    }

    public boolean isIdle() {
        return status == IDLE_STATUS;
    }

    public boolean isActive() {
        return !isIdle();
    }

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
