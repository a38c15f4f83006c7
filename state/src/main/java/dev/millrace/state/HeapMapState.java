package dev.millrace.state;

import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map for each key, iterated in the order of insertion; with time to live, each entry has its own.
final class HeapMapState<K, UK, UV> implements MapState<UK, UV>, HeapState<K> {
    private final MapStateDescriptor<UK, UV> descriptor;
    private final Entry<K> entry;
    private final TimeToLive ttl;

    HeapMapState(MapStateDescriptor<UK, UV> descriptor, Entry<K> entry) {
        this.descriptor = descriptor;
        this.entry = entry;
        this.ttl = entry.ttl();
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<UK, Object> kept() {
        Map<UK, Object> kept = (Map<UK, Object>) entry.get();
        if (kept == null || !ttl.isEnabled() || ttl.showsExpired()) return kept;
        kept.values().removeIf(value -> ttl.isExpired(((Dated) value).since()));
        if (!kept.isEmpty()) return kept;
        entry.clear();
        return null;
    }

    private Map<UK, Object> made() {
        Map<UK, Object> kept = kept();
        if (kept != null) return kept;
        Map<UK, Object> fresh = new LinkedHashMap<>(4);
        entry.set(fresh);
        return fresh;
    }

    @Override
    public @Nullable UV get(UK key) {
        Map<UK, Object> kept = kept();
        if (kept == null) return null;
        if (ttl.isEnabled() && ttl.readingRenews()) {
            kept.computeIfPresent(key, (_, value) -> new Dated(((Dated) value).value(), ttl.now()));
        }
        return shown(kept.get(key));
    }

    @SuppressWarnings("unchecked")
    private @Nullable UV shown(@Nullable Object value) {
        return (UV) (value instanceof Dated dated && ttl.isEnabled() ? dated.value() : value);
    }

    private @Nullable Object dated(@Nullable UV value) {
        return ttl.isEnabled() ? new Dated(value, ttl.now()) : value;
    }

    @Override
    @SuppressWarnings("NullAway") // a map state may hold null values, as in Flink
    public void put(UK key, @Nullable UV value) {
        made().put(key, dated(value));
    }

    @Override
    public void putAll(Map<UK, UV> map) {
        map.forEach(this::put);
    }

    @Override
    public void remove(UK key) {
        Map<UK, Object> kept = kept();
        if (kept == null) return;
        kept.remove(key);
        if (kept.isEmpty()) entry.clear();
    }

    @Override
    public boolean contains(UK key) {
        Map<UK, Object> kept = kept();
        return kept != null && kept.containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<UK, UV>> entries() {
        return this::iterator;
    }

    @Override
    public Iterable<UK> keys() {
        return () -> new Mapped<>(iterator()) {
            @Override
            UK of(Map.Entry<UK, UV> each) {
                return each.getKey();
            }
        };
    }

    @Override
    public Iterable<UV> values() {
        return () -> new Mapped<>(iterator()) {
            @Override
            UV of(Map.Entry<UK, UV> each) {
                return each.getValue();
            }
        };
    }

    @Override
    public Iterator<Map.Entry<UK, UV>> iterator() {
        Map<UK, Object> kept = kept();
        if (kept == null) return Map.<UK, UV>of().entrySet().iterator();
        Iterator<Map.Entry<UK, Object>> all = kept.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Map.Entry<UK, UV> next() {
                return new Written(all.next());
            }

            @Override
            public void remove() {
                all.remove();
                if (kept.isEmpty()) entry.clear();
            }
        };
    }

    /// An entry through which the value can be set.
    private final class Written extends AbstractMap.SimpleEntry<UK, UV> {
        private static final long serialVersionUID = 1L;

        private final transient Map.Entry<UK, Object> written;

        Written(Map.Entry<UK, Object> written) {
            super(written.getKey(), shown(written.getValue()));
            this.written = written;
        }

        @Override
        @SuppressWarnings("NullAway") // a map state may hold null values, as in Flink
        public UV setValue(UV value) {
            written.setValue(dated(value));
            return super.setValue(value);
        }
    }

    /// The keys or the values of a map's entries.
    private abstract static class Mapped<E, X> implements Iterator<X> {
        private final Iterator<E> entries;

        Mapped(Iterator<E> entries) {
            this.entries = entries;
        }

        abstract X of(E each);

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public X next() {
            return of(entries.next());
        }

        @Override
        public void remove() {
            entries.remove();
        }
    }

    @Override
    public boolean isEmpty() {
        Map<UK, Object> kept = kept();
        return kept == null || kept.isEmpty();
    }

    @Override
    public void clear() {
        entry.clear();
    }

    @Override
    public StateDescriptor<?, ?> descriptor() {
        return descriptor;
    }

    @Override
    public Tables<K> tables() {
        return entry.tables();
    }

    @Override
    public void mergeFrom(HeapState<K> other) {
        throw StateFaults.NOT_MERGEABLE
                .what("map state '%s' was asked to merge", descriptor.getName())
                .why("two values of one key have no common one")
                .fix("use list, reducing or aggregating state in merging windows");
    }
}
