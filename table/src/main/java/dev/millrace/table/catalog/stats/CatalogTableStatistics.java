package dev.millrace.table.catalog.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Has the statistics of a table or partition. Immutable.
public class CatalogTableStatistics {
    /// Is a table of which nothing is known.
    public static final CatalogTableStatistics UNKNOWN = new CatalogTableStatistics(-1, -1, -1, -1);

    private final long rowCount;
    private final int fileCount;
    private final long totalSize;
    private final long rawDataSize;
    private final Map<String, String> properties;

    /// Creates statistics without further properties.
    public CatalogTableStatistics(long rowCount, int fileCount, long totalSize, long rawDataSize) {
        this(rowCount, fileCount, totalSize, rawDataSize, Map.of());
    }

    /// Creates statistics.
    ///
    /// @param totalSize the bytes as stored
    /// @param rawDataSize the bytes without compression
    public CatalogTableStatistics(
            long rowCount, int fileCount, long totalSize, long rawDataSize, Map<String, String> properties) {
        this.rowCount = rowCount;
        this.fileCount = fileCount;
        this.totalSize = totalSize;
        this.rawDataSize = rawDataSize;
        this.properties = new LinkedHashMap<>(properties);
    }

    /// Returns the number of rows; -1 if it is not known.
    public long getRowCount() {
        return rowCount;
    }

    /// Returns the number of files; -1 if it is not known.
    public int getFileCount() {
        return fileCount;
    }

    /// Returns the bytes as stored; -1 if they are not known.
    public long getTotalSize() {
        return totalSize;
    }

    /// Returns the bytes without compression; -1 if they are not known.
    public long getRawDataSize() {
        return rawDataSize;
    }

    /// Returns further properties.
    public Map<String, String> getProperties() {
        return properties;
    }

    /// Returns a copy.
    public CatalogTableStatistics copy() {
        return new CatalogTableStatistics(rowCount, fileCount, totalSize, rawDataSize, properties);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogTableStatistics stats
                && rowCount == stats.rowCount
                && fileCount == stats.fileCount
                && totalSize == stats.totalSize
                && rawDataSize == stats.rawDataSize
                && properties.equals(stats.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowCount, fileCount, totalSize, rawDataSize, properties);
    }

    @Override
    public String toString() {
        return rowCount + " rows in " + fileCount + " files of " + totalSize + " bytes";
    }
}
