package dev.millrace.api.time;

import java.io.Serializable;

/// Configures which sources wait for each other, and how far a source may be ahead of the others.
public final class WatermarkAlignmentParams implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Disables watermark alignment.
    public static final WatermarkAlignmentParams WATERMARK_ALIGNMENT_DISABLED =
            new WatermarkAlignmentParams(Long.MAX_VALUE, "", 0);

    private final long maxAllowedWatermarkDrift;
    private final String watermarkGroup;
    private final long updateInterval;

    /// Creates parameters.
    ///
    /// @param maxAllowedWatermarkDrift how far a source may be ahead of the slowest source, in milliseconds
    /// @param updateInterval how often the sources compare their watermarks, in milliseconds
    public WatermarkAlignmentParams(long maxAllowedWatermarkDrift, String watermarkGroup, long updateInterval) {
        this.maxAllowedWatermarkDrift = maxAllowedWatermarkDrift;
        this.watermarkGroup = watermarkGroup;
        this.updateInterval = updateInterval;
    }

    /// Tells whether watermark alignment is enabled.
    public boolean isEnabled() {
        return maxAllowedWatermarkDrift < Long.MAX_VALUE;
    }

    /// Returns how far a source may be ahead of the slowest source of its group, in milliseconds.
    public long getMaxAllowedWatermarkDrift() {
        return maxAllowedWatermarkDrift;
    }

    /// Returns the name of the group. Sources with the same name wait for each other.
    public String getWatermarkGroup() {
        return watermarkGroup;
    }

    /// Returns the interval between two comparisons of watermarks, in milliseconds.
    public long getUpdateInterval() {
        return updateInterval;
    }
}
