package dev.millrace.api.time;

import java.io.Serializable;

/// Which sources wait for each other, and how far one may be ahead.
public final class WatermarkAlignmentParams implements Serializable {
    private static final long serialVersionUID = 1L;

    /// No source waits.
    public static final WatermarkAlignmentParams WATERMARK_ALIGNMENT_DISABLED =
            new WatermarkAlignmentParams(Long.MAX_VALUE, "", 0);

    private final long maxAllowedWatermarkDrift;
    private final String watermarkGroup;
    private final long updateInterval;

    /// @param maxAllowedWatermarkDrift milliseconds
    /// @param updateInterval milliseconds
    public WatermarkAlignmentParams(long maxAllowedWatermarkDrift, String watermarkGroup, long updateInterval) {
        this.maxAllowedWatermarkDrift = maxAllowedWatermarkDrift;
        this.watermarkGroup = watermarkGroup;
        this.updateInterval = updateInterval;
    }

    public boolean isEnabled() {
        return maxAllowedWatermarkDrift < Long.MAX_VALUE;
    }

    /// Milliseconds that a source may be ahead of the slowest of its group.
    public long getMaxAllowedWatermarkDrift() {
        return maxAllowedWatermarkDrift;
    }

    /// The sources of one group wait for each other.
    public String getWatermarkGroup() {
        return watermarkGroup;
    }

    /// Milliseconds between two looks.
    public long getUpdateInterval() {
        return updateInterval;
    }
}
