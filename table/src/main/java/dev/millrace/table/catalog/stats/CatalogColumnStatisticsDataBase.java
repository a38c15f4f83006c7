package dev.millrace.table.catalog.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Has the statistics of a column. Immutable.
public abstract class CatalogColumnStatisticsDataBase {
    private final @Nullable Long nullCount;
    private final Map<String, String> properties;

    /// Creates statistics.
    ///
    /// @param nullCount the number of NULLs; null if it is not known
    public CatalogColumnStatisticsDataBase(@Nullable Long nullCount) {
        this(nullCount, Map.of());
    }

    /// Creates statistics with properties that only the catalog knows.
    ///
    /// @param nullCount the number of NULLs; null if it is not known
    public CatalogColumnStatisticsDataBase(@Nullable Long nullCount, Map<String, String> properties) {
        this.nullCount = nullCount;
        this.properties = new LinkedHashMap<>(properties);
    }

    /// Returns the number of NULLs; null if it is not known.
    public @Nullable Long getNullCount() {
        return nullCount;
    }

    /// Returns further properties.
    public Map<String, String> getProperties() {
        return properties;
    }

    /// Returns a copy.
    public abstract CatalogColumnStatisticsDataBase copy();
}
