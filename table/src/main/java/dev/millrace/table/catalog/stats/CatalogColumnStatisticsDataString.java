package dev.millrace.table.catalog.stats;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes the values of a column of texts. A figure that is not known is null. Immutable.
public class CatalogColumnStatisticsDataString extends CatalogColumnStatisticsDataBase {
    private final @Nullable Long maxLength;
    private final @Nullable Double avgLength;
    private final @Nullable Long ndv;

    /// Creates statistics.
    public CatalogColumnStatisticsDataString(
            @Nullable Long maxLength, @Nullable Double avgLength, @Nullable Long ndv, @Nullable Long nullCount) {
        super(nullCount);
        this.maxLength = maxLength;
        this.avgLength = avgLength;
        this.ndv = ndv;
    }

    /// Creates statistics with properties that only the catalog knows.
    public CatalogColumnStatisticsDataString(
            @Nullable Long maxLength,
            @Nullable Double avgLength,
            @Nullable Long ndv,
            @Nullable Long nullCount,
            Map<String, String> properties) {
        super(nullCount, properties);
        this.maxLength = maxLength;
        this.avgLength = avgLength;
        this.ndv = ndv;
    }

    /// Returns the length of the longest value.
    public @Nullable Long getMaxLength() {
        return maxLength;
    }

    /// Returns the mean length.
    public @Nullable Double getAvgLength() {
        return avgLength;
    }

    /// Returns the number of different values.
    public @Nullable Long getNdv() {
        return ndv;
    }

    @Override
    public CatalogColumnStatisticsDataString copy() {
        return new CatalogColumnStatisticsDataString(
                maxLength, avgLength, ndv, getNullCount(), Map.copyOf(getProperties()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogColumnStatisticsDataString data
                && Objects.equals(maxLength, data.maxLength)
                && Objects.equals(avgLength, data.avgLength)
                && Objects.equals(ndv, data.ndv)
                && Objects.equals(getNullCount(), data.getNullCount())
                && getProperties().equals(data.getProperties());
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxLength, avgLength, ndv, getNullCount(), getProperties());
    }

    @Override
    public String toString() {
        return "String(maxLength=" + maxLength + ", avgLength=" + avgLength + ", ndv=" + ndv + ", nullCount="
                + getNullCount() + ")";
    }
}
