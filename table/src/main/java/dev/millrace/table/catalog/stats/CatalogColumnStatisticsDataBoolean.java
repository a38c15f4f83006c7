package dev.millrace.table.catalog.stats;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes the values of a column of truth values. A figure that is not known is null. Immutable.
public class CatalogColumnStatisticsDataBoolean extends CatalogColumnStatisticsDataBase {
    private final @Nullable Long trueCount;
    private final @Nullable Long falseCount;

    /// Creates statistics.
    public CatalogColumnStatisticsDataBoolean(
            @Nullable Long trueCount, @Nullable Long falseCount, @Nullable Long nullCount) {
        super(nullCount);
        this.trueCount = trueCount;
        this.falseCount = falseCount;
    }

    /// Creates statistics with properties that only the catalog knows.
    public CatalogColumnStatisticsDataBoolean(
            @Nullable Long trueCount,
            @Nullable Long falseCount,
            @Nullable Long nullCount,
            Map<String, String> properties) {
        super(nullCount, properties);
        this.trueCount = trueCount;
        this.falseCount = falseCount;
    }

    /// Returns the number of TRUE.
    public @Nullable Long getTrueCount() {
        return trueCount;
    }

    /// Returns the number of FALSE.
    public @Nullable Long getFalseCount() {
        return falseCount;
    }

    @Override
    public CatalogColumnStatisticsDataBoolean copy() {
        return new CatalogColumnStatisticsDataBoolean(
                trueCount, falseCount, getNullCount(), Map.copyOf(getProperties()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogColumnStatisticsDataBoolean data
                && Objects.equals(trueCount, data.trueCount)
                && Objects.equals(falseCount, data.falseCount)
                && Objects.equals(getNullCount(), data.getNullCount())
                && getProperties().equals(data.getProperties());
    }

    @Override
    public int hashCode() {
        return Objects.hash(trueCount, falseCount, getNullCount(), getProperties());
    }

    @Override
    public String toString() {
        return "Boolean(trueCount=" + trueCount + ", falseCount=" + falseCount + ", nullCount=" + getNullCount() + ")";
    }
}
