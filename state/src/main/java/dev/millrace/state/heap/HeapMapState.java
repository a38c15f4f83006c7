package dev.millrace.state.heap;

import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.value.EntryMap;
import dev.millrace.state.value.TimeToLive;
import java.util.AbstractMap;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Keeps one map per key, iterated in order of insertion. With time to live, each entry has its own timestamp.
final class HeapMapState<K, UK, UV> extends HeapState<K> implements MapState<UK, UV> {
    /// The number of entries that each write to a map with time to live checks for expiry.
    private static final int SWEPT_PER_PUT = 2;

    private static final int DEAD_MAX = 64;

    private final MapStateDescriptor<UK, UV> descriptor;
    private final TimeToLive ttl;
    private final boolean hasTimes;
    private int swept = -1;
    private EntryMap.@Nullable Shape shape;

    HeapMapState(MapStateDescriptor<UK, UV> descriptor, StateCursor<K> entry) {
        super(descriptor, entry);
        this.descriptor = descriptor;
        this.ttl = entry.ttl();
        this.hasTimes = ttl.isEnabled();
    }

    /// Returns the map of the current key. The caller may change it.
    private @Nullable EntryMap kept() {
        return (EntryMap) entry.get();
    }

    private EntryMap made() {
        EntryMap kept = kept();
        if (kept != null) return kept;
        EntryMap.Shape known = shape;
        if (known == null) shape = known = EntryMap.Shape.of(descriptor, hasTimes);
        EntryMap fresh = known.map();
        entry.set(fresh);
        return fresh;
    }

    private boolean isExpired(EntryMap map, int at) {
        return hasTimes && ttl.isExpired(map.timeAt(at));
    }

    private boolean isShown(EntryMap map, int at) {
        return !isExpired(map, at) || ttl.showsExpired();
    }

    private void removeAt(EntryMap map, int at) {
        map.remove(at);
        if (map.isEmpty()) entry.clear();
    }

    /// Returns the position of a visible entry, or -1. Removes an expired entry.
    private int alive(EntryMap map, @Nullable UK key) {
        int at = map.find(key);
        if (at < 0 || !isExpired(map, at)) return at;
        if (ttl.showsExpired()) return at;
        removeAt(map, at);
        return -1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable UV get(UK key) {
        EntryMap kept = hasTimes ? kept() : (EntryMap) entry.read();
        if (kept == null) return null;
        int at = alive(kept, key);
        if (at < 0) return null;
        if (hasTimes && ttl.readingRenews()) kept.renew(at, ttl.now());
        return (UV) kept.valueAt(at);
    }

    @Override
    public void put(UK key, @Nullable UV value) {
        EntryMap map = made();
        long now = hasTimes ? ttl.now() : 0;
        map.put(key, value, now);
        if (!hasTimes || ttl.showsExpired()) return;
        sweep(map);
        entry.sweepOther(other -> isDead((EntryMap) other));
    }

    /// Returns whether all entries of a map have expired. A map that would take long to scan counts as alive.
    private boolean isDead(EntryMap map) {
        int looked = 0;
        for (int at = map.next(-1); at >= 0; at = map.next(at)) {
            if (!isExpired(map, at) || ++looked > DEAD_MAX) return false;
        }
        return true;
    }

    /// Removes a few expired entries, so that entries which the program no longer reads disappear too.
    private void sweep(EntryMap map) {
        for (int i = 0; i < SWEPT_PER_PUT; i++) {
            swept = map.next(swept);
            if (swept < 0) return;
            if (isExpired(map, swept)) map.remove(swept);
        }
    }

    @Override
    public void putAll(Map<UK, UV> map) {
        map.forEach(this::put);
    }

    @Override
    public void remove(UK key) {
        EntryMap kept = kept();
        if (kept == null) return;
        int at = kept.find(key);
        if (at >= 0) removeAt(kept, at);
    }

    @Override
    public boolean contains(UK key) {
        EntryMap kept = hasTimes ? kept() : (EntryMap) entry.read();
        return kept != null && alive(kept, key) >= 0;
    }

    @Override
    public Iterable<Map.Entry<UK, UV>> entries() {
        return this::iterator;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a map state may hold nulls, as in Flink
    public Iterable<UK> keys() {
        return () -> new Shown<>(kept(), (map, at) -> (UK) map.keyAt(at));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a map state may hold nulls, as in Flink
    public Iterable<UV> values() {
        return () -> new Shown<>(kept(), (map, at) -> (UV) map.valueAt(at));
    }

    @Override
    public Iterator<Map.Entry<UK, UV>> iterator() {
        return new Shown<>(kept(), Written::new);
    }

    /// Provides an entry whose value can be set.
    private final class Written extends AbstractMap.SimpleEntry<UK, UV> {
        private static final long serialVersionUID = 1L;

        private final transient EntryMap map;
        private final transient int at;
        private final transient int layout;

        @SuppressWarnings("unchecked")
        Written(EntryMap map, int at) {
            super((UK) map.keyAt(at), (UV) map.valueAt(at));
            this.map = map;
            this.at = at;
            this.layout = map.layout();
        }

        @Override
        public UV setValue(UV value) {
            if (map.layout() != layout) throw new ConcurrentModificationException("the map state has changed");
            map.set(at, value, hasTimes ? ttl.now() : 0);
            return super.setValue(value);
        }
    }

    /// Converts an entry to an element of an iterator.
    private interface Shape<X> {
        X of(EntryMap map, int at);
    }

    /// Iterates over the entries that have not expired, and removes expired ones.
    private final class Shown<X> implements Iterator<X> {
        private final @Nullable EntryMap map;
        private final Shape<X> shape;
        private int layout;
        private int next = -1;
        private int last = -1;

        Shown(@Nullable EntryMap map, Shape<X> shape) {
            this.map = map;
            this.shape = shape;
            if (map == null) return;
            layout = map.layout();
            advance(map);
        }

        private void advance(EntryMap from) {
            next = from.next(next);
            while (next >= 0 && !isShown(from, next)) {
                drop(from, next);
                next = from.isEmpty() ? -1 : from.next(next);
            }
        }

        private void drop(EntryMap from, int at) {
            removeAt(from, at);
            layout = from.layout();
        }

        @Override
        public boolean hasNext() {
            // The program may have removed the entry meanwhile.
            if (map != null && next >= 0 && (map.isEmpty() || map.isHole(next))) advance(map);
            return next >= 0;
        }

        @Override
        public X next() {
            EntryMap from = map;
            if (from == null || !hasNext()) throw new NoSuchElementException("the map state has no more entries");
            if (from.layout() != layout) throw new ConcurrentModificationException("the map state has changed");
            last = next;
            X shown = shape.of(from, last);
            if (hasTimes && ttl.readingRenews()) from.renew(last, ttl.now());
            advance(from);
            return shown;
        }

        @Override
        public void remove() {
            if (map == null || last < 0) throw new IllegalStateException("next() comes before remove()");
            drop(map, last);
            last = -1;
        }
    }

    @Override
    public boolean isEmpty() {
        EntryMap kept = hasTimes ? kept() : (EntryMap) entry.read();
        if (kept == null || kept.isEmpty()) return true;
        return hasTimes && !iterator().hasNext();
    }

    @Override
    public void mergeFrom(HeapState<K> other) {
        throw StateFaults.NOT_MERGEABLE
                .what("Map state '%s' cannot be merged.", descriptor.getName())
                .why("Two values of the same key cannot be combined.")
                .fix("Use list, reducing or aggregating state in merging windows.");
    }
}
