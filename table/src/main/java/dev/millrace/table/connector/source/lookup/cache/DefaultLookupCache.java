package dev.millrace.table.connector.source.lookup.cache;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.metric.CacheMetricGroup;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.SimpleCounter;
import dev.millrace.base.host.Host;
import dev.millrace.table.connector.source.lookup.LookupOptions;
import dev.millrace.table.data.RowData;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps found rows in memory, and drops those that were not used for the longest time. Used by one thread.
public class DefaultLookupCache implements LookupCache {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration expireAfterAccess;
    private final @Nullable Duration expireAfterWrite;
    private final @Nullable Long maximumSize;
    private final boolean cacheMissingKey;
    private transient @Nullable Map<RowData, Entry> entries;
    private transient @Nullable Counter hits;
    private transient @Nullable Counter misses;

    private DefaultLookupCache(Builder builder) {
        this.expireAfterAccess = builder.expireAfterAccess;
        this.expireAfterWrite = builder.expireAfterWrite;
        this.maximumSize = builder.maximumSize;
        this.cacheMissingKey = builder.cacheMissingKey;
    }

    private static final class Entry {
        final Collection<RowData> rows;
        final long written;
        long used;

        Entry(Collection<RowData> rows, long now) {
            this.rows = rows;
            this.written = now;
            this.used = now;
        }
    }

    /// Starts a cache.
    public static Builder newBuilder() {
        return new Builder();
    }

    /// Returns a cache with options of [LookupOptions].
    public static DefaultLookupCache fromConfig(ReadableConfig config) {
        Builder builder = newBuilder().cacheMissingKey(config.get(LookupOptions.PARTIAL_CACHE_CACHE_MISSING_KEY));
        config.getOptional(LookupOptions.PARTIAL_CACHE_EXPIRE_AFTER_ACCESS).ifPresent(builder::expireAfterAccess);
        config.getOptional(LookupOptions.PARTIAL_CACHE_EXPIRE_AFTER_WRITE).ifPresent(builder::expireAfterWrite);
        config.getOptional(LookupOptions.PARTIAL_CACHE_MAX_ROWS).ifPresent(builder::maximumSize);
        return builder.build();
    }

    private Map<RowData, Entry> entries() {
        Map<RowData, Entry> known = entries;
        if (known == null) {
            known = new LinkedHashMap<>(16, 0.75f, true);
            entries = known;
        }
        return known;
    }

    @Override
    public void open(CacheMetricGroup metricGroup) {
        Counter hit = new SimpleCounter();
        Counter miss = new SimpleCounter();
        metricGroup.hitCounter(hit);
        metricGroup.missCounter(miss);
        metricGroup.numCachedRecordsGauge(() -> (long) entries().size());
        hits = hit;
        misses = miss;
    }

    @Override
    public @Nullable Collection<RowData> getIfPresent(RowData key) {
        long now = now();
        Entry entry = entries().get(key);
        if (entry != null && isExpired(entry, now)) {
            entries().remove(key);
            entry = null;
        }
        Counter counter = entry == null ? misses : hits;
        if (counter != null) counter.inc();
        if (entry == null) return null;
        entry.used = now;
        return entry.rows;
    }

    private static long now() {
        return Host.real().clock().millis();
    }

    private boolean isExpired(Entry entry, long now) {
        return expireAfterWrite != null && now - entry.written >= expireAfterWrite.toMillis()
                || expireAfterAccess != null && now - entry.used >= expireAfterAccess.toMillis();
    }

    @Override
    public @Nullable Collection<RowData> put(RowData key, Collection<RowData> value) {
        if (value.isEmpty() && !cacheMissingKey) return null;
        Entry former = entries().put(key, new Entry(List.copyOf(value), now()));
        if (maximumSize != null) {
            Iterator<RowData> oldest = entries().keySet().iterator();
            while (entries().size() > maximumSize && oldest.hasNext()) {
                oldest.next();
                oldest.remove();
            }
        }
        return former == null ? null : former.rows;
    }

    @Override
    public void invalidate(RowData key) {
        entries().remove(key);
    }

    @Override
    public long size() {
        return entries().size();
    }

    @Override
    public void close() {
        entries().clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DefaultLookupCache cache
                && Objects.equals(expireAfterAccess, cache.expireAfterAccess)
                && Objects.equals(expireAfterWrite, cache.expireAfterWrite)
                && Objects.equals(maximumSize, cache.maximumSize)
                && cacheMissingKey == cache.cacheMissingKey;
    }

    @Override
    public int hashCode() {
        return Objects.hash(expireAfterAccess, expireAfterWrite, maximumSize, cacheMissingKey);
    }

    /// Builds a cache. Not thread-safe.
    public static class Builder {
        private @Nullable Duration expireAfterAccess;
        private @Nullable Duration expireAfterWrite;
        private @Nullable Long maximumSize;
        private boolean cacheMissingKey = true;

        /// Starts a cache without limits.
        public Builder() {}

        /// Sets the time after which an unused entry is dropped.
        public Builder expireAfterAccess(Duration duration) {
            expireAfterAccess = duration;
            return this;
        }

        /// Sets the time after which an entry is dropped.
        public Builder expireAfterWrite(Duration duration) {
            expireAfterWrite = duration;
            return this;
        }

        /// Sets the largest number of keys.
        public Builder maximumSize(long size) {
            maximumSize = size;
            return this;
        }

        /// Says whether keys without rows are kept, too.
        public Builder cacheMissingKey(boolean isKept) {
            cacheMissingKey = isKept;
            return this;
        }

        /// Returns the cache.
        public DefaultLookupCache build() {
            return new DefaultLookupCache(this);
        }
    }
}
