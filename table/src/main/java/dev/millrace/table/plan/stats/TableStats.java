package dev.millrace.table.plan.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Has the statistics of a table. Immutable.
public final class TableStats {
    /// Is a table of which nothing is known.
    public static final TableStats UNKNOWN = new TableStats(-1, Map.of());

    private final long rowCount;
    private final Map<String, ColumnStats> colStats;

    /// Creates statistics without columns.
    public TableStats(long rowCount) {
        this(rowCount, Map.of());
    }

    /// Creates statistics.
    ///
    /// @param rowCount the number of rows; -1 if it is not known
    public TableStats(long rowCount, Map<String, ColumnStats> colStats) {
        this.rowCount = rowCount;
        this.colStats = new LinkedHashMap<>(colStats);
    }

    /// Returns the number of rows; -1 if it is not known.
    public long getRowCount() {
        return rowCount;
    }

    /// Returns the statistics of columns by name.
    public Map<String, ColumnStats> getColumnStats() {
        return colStats;
    }

    /// Returns a copy.
    public TableStats copy() {
        return new TableStats(rowCount, colStats);
    }

    /// Returns the statistics of the rows of both tables.
    ///
    /// @param partitionKeys the columns whose values differ between the tables; null for none
    public TableStats merge(TableStats other, @Nullable Set<String> partitionKeys) {
        if (rowCount < 0 || other.rowCount < 0) return UNKNOWN;
        Map<String, ColumnStats> merged = new LinkedHashMap<>();
        colStats.forEach((name, stats) -> {
            ColumnStats others = other.colStats.get(name);
            if (others == null) return;
            merged.put(name, stats.merge(others, partitionKeys != null && partitionKeys.contains(name)));
        });
        return new TableStats(rowCount + other.rowCount, merged);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableStats stats && rowCount == stats.rowCount && colStats.equals(stats.colStats);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowCount, colStats);
    }

    @Override
    public String toString() {
        return rowCount + " rows " + colStats;
    }
}
