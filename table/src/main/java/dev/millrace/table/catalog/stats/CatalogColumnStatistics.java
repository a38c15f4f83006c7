package dev.millrace.table.catalog.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Has the statistics of the columns of a table. Immutable.
public class CatalogColumnStatistics {
    /// Are columns of which nothing is known.
    public static final CatalogColumnStatistics UNKNOWN = new CatalogColumnStatistics(Map.of());

    private final Map<String, CatalogColumnStatisticsDataBase> columnStatisticsData;
    private final Map<String, String> properties;

    /// Creates statistics without further properties.
    public CatalogColumnStatistics(Map<String, CatalogColumnStatisticsDataBase> columnStatisticsData) {
        this(columnStatisticsData, Map.of());
    }

    /// Creates statistics.
    ///
    /// @param columnStatisticsData the statistics by column
    public CatalogColumnStatistics(
            Map<String, CatalogColumnStatisticsDataBase> columnStatisticsData, Map<String, String> properties) {
        this.columnStatisticsData = new LinkedHashMap<>(columnStatisticsData);
        this.properties = new LinkedHashMap<>(properties);
    }

    /// Returns the statistics by column.
    public Map<String, CatalogColumnStatisticsDataBase> getColumnStatisticsData() {
        return columnStatisticsData;
    }

    /// Returns further properties.
    public Map<String, String> getProperties() {
        return properties;
    }

    /// Returns a copy.
    public CatalogColumnStatistics copy() {
        return new CatalogColumnStatistics(columnStatisticsData, properties);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogColumnStatistics stats
                && columnStatisticsData.equals(stats.columnStatisticsData)
                && properties.equals(stats.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columnStatisticsData, properties);
    }

    @Override
    public String toString() {
        return "statistics of the columns " + columnStatisticsData.keySet();
    }
}
