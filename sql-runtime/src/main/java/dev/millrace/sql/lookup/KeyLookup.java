package dev.millrace.sql.lookup;

import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.sql.connector.LookupAccess;
import dev.millrace.sql.user.FunctionCopies;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.connector.source.lookup.cache.LookupCache;
import dev.millrace.table.data.RowData;
import dev.millrace.table.functions.AsyncLookupFunction;
import dev.millrace.table.functions.LookupFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Starts lookups of the function of a table, and keeps found rows in its cache. Only the thread of the subtask
/// calls it.
final class KeyLookup implements AutoCloseable {
    private final LookupAccess access;
    private final Function<RowData, CompletableFuture<Collection<RowData>>> start;
    private final @Nullable LookupCache cache;
    private final boolean isAsynchronous;

    KeyLookup(LookupAccess access, FunctionInstances functions) {
        this.access = access;
        UserDefinedFunction instance = functions.instance(access.function());
        this.isAsynchronous = instance instanceof AsyncLookupFunction;
        this.start = instance instanceof AsyncLookupFunction later
                ? later::asyncLookup
                : key -> found((LookupFunction) instance, key);
        this.cache = access.cache() == null ? null : FunctionCopies.of(access.cache());
        if (cache != null) cache.open(UnregisteredMetricsGroup.createCacheMetricGroup());
    }

    private static CompletableFuture<Collection<RowData>> found(LookupFunction function, RowData key) {
        try {
            return CompletableFuture.completedFuture(function.lookup(key));
        } catch (Exception failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /// Returns the name of the table.
    String table() {
        return access.table();
    }

    /// Returns whether several lookups may be open at a time.
    boolean isAsynchronous() {
        return isAsynchronous;
    }

    /// Returns the rows that the cache has for a key; null if it does not know the key.
    @Nullable
    Collection<RowData> known(RowData key) {
        return cache == null ? null : cache.getIfPresent(key);
    }

    /// Starts a lookup.
    CompletableFuture<Collection<RowData>> start(RowData key) {
        try {
            return start.apply(key);
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /// Returns the rows of a lookup that ended, and keeps them.
    Collection<RowData> kept(RowData key, @Nullable Collection<RowData> found) {
        Collection<RowData> rows = found == null ? List.of() : found;
        if (cache != null) cache.put(key, rows);
        return rows;
    }

    @Override
    public void close() {
        if (cache == null) return;
        try {
            cache.close();
        } catch (Exception failed) {
            throw LookupFaults.FAILED
                    .what("The cache of lookups in the table %s could not be closed: %s", table(), failed)
                    .cause(failed)
                    .fix("Repair the cache.");
        }
    }
}
