package dev.millrace.state.value;

import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.state.table.Prefetched;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Stores the entries that a map state has for one key. Entries are in arrays in order of insertion; if there are more
/// than a few, an index finds them. With time to live, each entry has the time of its last renewal. Not thread-safe.
///
/// An entry has a position. [#put] may change positions when the arrays are full; then [#layout] changes too. Keys and
/// values may be null.
public abstract sealed class EntryMap extends Prefetched permits ObjectEntryMap, LongEntryMap {
    static final int FIRST_CAPACITY = 4;
    private static final int SCANNED_MAX = 8;

    /// The positions plus one by hash, 0 for none. Null while the map is small enough to be scanned.
    private int @Nullable [] index;
    /// The number of positions in use, including holes.
    int end;
    private int size;
    private int layout;

    EntryMap() {}

    EntryMap(EntryMap from) {
        index = from.index == null ? null : from.index.clone();
        end = from.end;
        size = from.size;
    }

    /// Describes how the entries of a map state are stored.
    ///
    /// @param keys how keys are packed as longs, or null if they are stored as objects
    /// @param values how values are packed as longs, or null if they are stored as objects
    /// @param hasTimes whether each entry has a time
    public record Shape(@Nullable Packing keys, @Nullable Packing values, boolean hasTimes) {
        public static Shape of(MapStateDescriptor<?, ?> descriptor, boolean hasTimes) {
            // A state that is never serialized may have no serializers.
            if (!descriptor.isSerializerInitialized()) return new Shape(null, null, hasTimes);
            Packing keys = Packing.ofKeys(descriptor.getKeySerializer());
            return new Shape(keys, Packing.of(descriptor.getValueSerializer()), hasTimes);
        }

        Shape withTimes(boolean haveTimes) {
            return new Shape(keys, values, haveTimes);
        }

        /// Creates an empty map.
        public EntryMap map() {
            return keys == null ? new ObjectEntryMap(hasTimes) : new LongEntryMap(keys, values, hasTimes);
        }
    }

    /// Returns the position of a key, or -1.
    public abstract int find(@Nullable Object key);

    /// Returns whether a position has no entry.
    public abstract boolean isHole(int at);

    abstract @Nullable public Object keyAt(int at);

    abstract @Nullable public Object valueAt(int at);

    /// Returns the time of an entry in wall-clock milliseconds, or 0 without time to live.
    public abstract long timeAt(int at);

    public abstract void renew(int at, long time);

    public abstract void set(int at, @Nullable Object value, long time);

    /// Returns a copy with copied keys and values.
    abstract EntryMap copy(UnaryOperator<@Nullable Object> ofKey, UnaryOperator<@Nullable Object> ofValue);

    /// Returns a copy that shares keys and values, which must not change.
    abstract EntryMap copy();

    /// Returns the number of positions in the arrays.
    abstract int capacity();

    abstract void setCapacity(int capacity);

    /// Writes a key to an unused position.
    abstract void setKey(int at, @Nullable Object key);

    /// Marks a position as empty.
    abstract void makeHole(int at);

    abstract void moveEntry(int from, int to);

    /// Resets positions to unused.
    abstract void vacate(int from, int to);

    /// Returns whether the index contains the key at an occupied position.
    boolean isIndexed(int at) {
        return true;
    }

    abstract int hashAt(int at);

    /// Returns the positions plus one by hash, or null if the map is scanned.
    final int @Nullable [] index() {
        return index;
    }

    public final int size() {
        return size;
    }

    public final boolean isEmpty() {
        return size == 0;
    }

    /// Returns a number that changes when entries change their positions.
    public final int layout() {
        return layout;
    }

    /// Returns the next occupied position after a position, or -1. The iteration starts with -1.
    public final int next(int after) {
        for (int at = after + 1; at < end; at++) if (!isHole(at)) return at;
        return -1;
    }

    /// Adds or replaces an entry.
    public final void put(@Nullable Object key, @Nullable Object value, long time) {
        int at = find(key);
        if (at < 0) {
            at = append(key);
            size++;
        }
        set(at, value, time);
    }

    private int append(@Nullable Object key) {
        if (end == capacity()) makeRoom();
        int at = end++;
        setKey(at, key);
        if (index != null) enter(index, at);
        else if (end > SCANNED_MAX) buildIndex();
        return at;
    }

    /// Grows the arrays, or removes holes if there are many.
    private void makeRoom() {
        int capacity = size > end / 4 * 3 ? capacity() * 2 : capacity();
        if (size < end) close();
        if (capacity > capacity()) setCapacity(capacity);
        if (capacity > SCANNED_MAX) buildIndex();
    }

    private void close() {
        layout++;
        int to = 0;
        for (int at = next(-1); at >= 0; at = next(at)) {
            if (to < at) moveEntry(at, to);
            to++;
        }
        vacate(to, end);
        end = to;
    }

    private void buildIndex() {
        index = new int[Integer.highestOneBit(capacity() * 2 - 1) * 2];
        for (int at = next(-1); at >= 0; at = next(at)) enter(index, at);
    }

    private void enter(int[] positions, int at) {
        if (!isIndexed(at)) return;
        int mask = positions.length - 1;
        int probe = hashAt(at) & mask;
        while (positions[probe] != 0) probe = probe + 1 & mask;
        positions[probe] = at + 1;
    }

    /// Removes an entry. All other entries keep their positions.
    public final void remove(int at) {
        makeHole(at);
        size--;
        if (size > 0) return;
        vacate(0, end);
        end = 0;
        layout++;
        if (index != null) Arrays.fill(index, 0);
    }
}
