package dev.millrace.state.value;

import dev.millrace.api.state.MapStateDescriptor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The map that a map state keeps for one key: entries lie in arrays in the order of insertion, and an index finds them
/// once there are more than a few. With time to live each entry has the time of its last renewal. Used by one thread.
///
/// An entry has a position, which [#put] may change when the arrays are full; [#layout] tells. Keys and values may
/// be null.
public abstract sealed class EntryMap permits ObjectEntryMap, LongEntryMap {
    static final int FIRST_CAPACITY = 4;
    private static final int SCANNED_MAX = 8;

    /// Positions plus one by hash, 0 for none; null as long as all entries are scanned.
    private int @Nullable [] index;
    /// Positions in use, holes included.
    int end;
    private int size;
    private int layout;

    EntryMap() {}

    EntryMap(EntryMap from) {
        index = from.index == null ? null : from.index.clone();
        end = from.end;
        size = from.size;
    }

    /// How the entries of one map state are kept.
    ///
    /// @param keys how keys are kept as longs, or null if they are kept as objects
    /// @param values how values are kept as longs, or null if they are kept as objects
    /// @param hasTimes whether each entry has a time
    public record Shape(@Nullable Packing keys, @Nullable Packing values, boolean hasTimes) {
        public static Shape of(MapStateDescriptor<?, ?> descriptor, boolean hasTimes) {
            // A state that nobody writes down may be without serializers.
            if (!descriptor.isSerializerInitialized()) return new Shape(null, null, hasTimes);
            Packing keys = Packing.ofKeys(descriptor.getKeySerializer());
            return new Shape(keys, Packing.of(descriptor.getValueSerializer()), hasTimes);
        }

        Shape withTimes(boolean haveTimes) {
            return new Shape(keys, values, haveTimes);
        }

        /// An empty map.
        public EntryMap map() {
            return keys == null ? new ObjectEntryMap(hasTimes) : new LongEntryMap(keys, values, hasTimes);
        }
    }

    /// The position of a key, or -1.
    public abstract int find(@Nullable Object key);

    /// Whether the entry at a position was removed.
    public abstract boolean isHole(int at);

    abstract @Nullable public Object keyAt(int at);

    abstract @Nullable public Object valueAt(int at);

    /// Milliseconds of the wall clock; 0 if entries live for ever.
    public abstract long timeAt(int at);

    public abstract void renew(int at, long time);

    public abstract void set(int at, @Nullable Object value, long time);

    /// A copy whose keys and values are copied too.
    abstract EntryMap copy(UnaryOperator<@Nullable Object> ofKey, UnaryOperator<@Nullable Object> ofValue);

    /// A copy with the same keys and values, which must not change.
    abstract EntryMap copy();

    /// How many entries there is room for.
    abstract int capacity();

    abstract void setCapacity(int capacity);

    /// Puts a key into a position that was never used.
    abstract void setKey(int at, @Nullable Object key);

    /// Marks a position as one without an entry.
    abstract void makeHole(int at);

    abstract void moveEntry(int from, int to);

    /// Makes positions as if they had never been used.
    abstract void vacate(int from, int to);

    /// Whether the key at a position, which has an entry, is found by the index.
    boolean isIndexed(int at) {
        return true;
    }

    abstract int hashAt(int at);

    /// Positions plus one by hash; null as long as all entries are to be scanned.
    final int @Nullable [] index() {
        return index;
    }

    public final int size() {
        return size;
    }

    public final boolean isEmpty() {
        return size == 0;
    }

    /// Changes when entries get other positions.
    public final int layout() {
        return layout;
    }

    /// The next position after one, or -1. Begin with -1.
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

    /// Grows, or closes holes if they are many.
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

    /// Takes an entry out; all others keep their positions.
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
