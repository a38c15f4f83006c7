package dev.millrace.table.catalog.stats;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes the values of a column of whole numbers. A figure that is not known is null. Immutable.
public class CatalogColumnStatisticsDataLong extends CatalogColumnStatisticsDataBase {
    private final @Nullable Long min;
    private final @Nullable Long max;
    private final @Nullable Long ndv;

    /// Creates statistics.
    public CatalogColumnStatisticsDataLong(
            @Nullable Long min, @Nullable Long max, @Nullable Long ndv, @Nullable Long nullCount) {
        super(nullCount);
        this.min = min;
        this.max = max;
        this.ndv = ndv;
    }

    /// Creates statistics with properties that only the catalog knows.
    public CatalogColumnStatisticsDataLong(
            @Nullable Long min,
            @Nullable Long max,
            @Nullable Long ndv,
            @Nullable Long nullCount,
            Map<String, String> properties) {
        super(nullCount, properties);
        this.min = min;
        this.max = max;
        this.ndv = ndv;
    }

    /// Returns the smallest value.
    public @Nullable Long getMin() {
        return min;
    }

    /// Returns the greatest value.
    public @Nullable Long getMax() {
        return max;
    }

    /// Returns the number of different values.
    public @Nullable Long getNdv() {
        return ndv;
    }

    @Override
    public CatalogColumnStatisticsDataLong copy() {
        return new CatalogColumnStatisticsDataLong(min, max, ndv, getNullCount(), Map.copyOf(getProperties()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogColumnStatisticsDataLong data
                && Objects.equals(min, data.min)
                && Objects.equals(max, data.max)
                && Objects.equals(ndv, data.ndv)
                && Objects.equals(getNullCount(), data.getNullCount())
                && getProperties().equals(data.getProperties());
    }

    @Override
    public int hashCode() {
        return Objects.hash(min, max, ndv, getNullCount(), getProperties());
    }

    @Override
    public String toString() {
        return "Long(min=" + min + ", max=" + max + ", ndv=" + ndv + ", nullCount=" + getNullCount() + ")";
    }
}
