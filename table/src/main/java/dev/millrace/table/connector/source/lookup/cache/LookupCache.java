package dev.millrace.table.connector.source.lookup.cache;

import dev.millrace.api.metric.CacheMetricGroup;
import dev.millrace.table.data.RowData;
import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps found rows by key. Used by one thread.
public interface LookupCache extends AutoCloseable, Serializable {

    /// Prepares the cache.
    void open(CacheMetricGroup metricGroup);

    /// Returns the rows of a key; null if they are not known, and empty if there are none.
    @Nullable
    Collection<RowData> getIfPresent(RowData key);

    /// Keeps the rows of a key, and returns the former ones; null if there were none.
    @Nullable
    Collection<RowData> put(RowData key, Collection<RowData> value);

    /// Drops the rows of a key.
    void invalidate(RowData key);

    /// Returns the number of keys.
    long size();
}
