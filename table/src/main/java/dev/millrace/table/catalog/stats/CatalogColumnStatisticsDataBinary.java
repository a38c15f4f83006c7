package dev.millrace.table.catalog.stats;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes the values of a column of bytes. A figure that is not known is null. Immutable.
public class CatalogColumnStatisticsDataBinary extends CatalogColumnStatisticsDataBase {
    private final @Nullable Long maxLength;
    private final @Nullable Double avgLength;

    /// Creates statistics.
    public CatalogColumnStatisticsDataBinary(
            @Nullable Long maxLength, @Nullable Double avgLength, @Nullable Long nullCount) {
        super(nullCount);
        this.maxLength = maxLength;
        this.avgLength = avgLength;
    }

    /// Creates statistics with properties that only the catalog knows.
    public CatalogColumnStatisticsDataBinary(
            @Nullable Long maxLength,
            @Nullable Double avgLength,
            @Nullable Long nullCount,
            Map<String, String> properties) {
        super(nullCount, properties);
        this.maxLength = maxLength;
        this.avgLength = avgLength;
    }

    /// Returns the length of the longest value.
    public @Nullable Long getMaxLength() {
        return maxLength;
    }

    /// Returns the mean length.
    public @Nullable Double getAvgLength() {
        return avgLength;
    }

    @Override
    public CatalogColumnStatisticsDataBinary copy() {
        return new CatalogColumnStatisticsDataBinary(maxLength, avgLength, getNullCount(), Map.copyOf(getProperties()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogColumnStatisticsDataBinary data
                && Objects.equals(maxLength, data.maxLength)
                && Objects.equals(avgLength, data.avgLength)
                && Objects.equals(getNullCount(), data.getNullCount())
                && getProperties().equals(data.getProperties());
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxLength, avgLength, getNullCount(), getProperties());
    }

    @Override
    public String toString() {
        return "Binary(maxLength=" + maxLength + ", avgLength=" + avgLength + ", nullCount=" + getNullCount() + ")";
    }
}
