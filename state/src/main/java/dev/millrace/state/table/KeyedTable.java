package dev.millrace.state.table;

import dev.millrace.base.fault.Check;
import dev.millrace.state.key.Keys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A table from keys to a few values each, in slots that are found by linear probing.
///
/// Primitive keys lie beside their primitive values in pages of longs, so that one access costs about one cache line
/// and the
/// garbage collector never looks inside. Pages hold at most 4,096 slots, so none is ever a humongous object. A slot
/// keeps its
/// number until the table grows, which only [#claim] can cause. Owned by one thread.
///
/// @param <K> the keys' type
public final class KeyedTable<K> {
    private static final int PAGE_BITS = 12;
    private static final int PAGE_SLOTS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_SLOTS - 1;
    private static final int FIRST_CAPACITY = 8;

    // A slot's tag: its key's hash, or one of these. Hashes that equal them are moved out of the way.
    private static final int EMPTY = 0;
    private static final int DELETED = 1;

    private final Keys<K> keys;
    private final boolean keysAreLong;
    private final int[] columnIndex;
    private final int stride;
    private final int objectStride;
    private @Nullable UndoLog<K> undo;

    private int[][] tags = {};
    private long[][] longs = {};
    private @Nullable Object[][] objects = {};
    private int mask = -1;
    private int size;
    private int used;
    private int growAt;
    private boolean inserted;

    private KeyedTable(Keys<K> keys, ColumnKind... columns) {
        this.keys = keys;
        this.keysAreLong = keys.isPrimitive();
        this.columnIndex = new int[columns.length];
        int longColumns = keysAreLong ? 1 : 0;
        int objectColumns = keysAreLong ? 0 : 1;
        for (int i = 0; i < columns.length; i++) {
            columnIndex[i] = columns[i] == ColumnKind.LONG ? longColumns++ : objectColumns++;
        }
        this.stride = longColumns;
        this.objectStride = objectColumns;
    }

    /// An empty table.
    public static <K> KeyedTable<K> of(Keys<K> keys, ColumnKind... columns) {
        return new KeyedTable<>(keys, columns);
    }

    /// Number of keys.
    public int size() {
        return size;
    }

    /// The slot of a primitive key, or -1.
    public int slotOf(long key, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = tag & mask;
        while (true) {
            int[] page = tags[slot >>> PAGE_BITS];
            int found = page[slot & PAGE_MASK];
            if (found == tag && longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride] == key) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    /// The slot of a key, or -1.
    public int slotOf(Object key, int hash) {
        if (keysAreLong) return slotOf(keys.toLong(cast(key)), hash);
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = tag & mask;
        while (true) {
            int found = tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
            if (found == tag && keys.equal(objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride], key))
                return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    /// The slot of a primitive key, made with zeroes and nulls if the key is not there; [#wasInserted] tells.
    public int claim(long key, int hash) {
        if (used >= growAt) grow();
        int tag = tag(hash);
        int slot = tag & mask;
        int free = -1;
        while (true) {
            int found = tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
            if (found == tag && longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride] == key) {
                inserted = false;
                return slot;
            }
            if (found == EMPTY) break;
            if (found == DELETED && free < 0) free = slot;
            slot = slot + 1 & mask;
        }
        int at = take(free < 0 ? slot : free, free < 0, tag);
        longs[at >>> PAGE_BITS][(at & PAGE_MASK) * stride] = key;
        if (undo != null) undo.inserted(this, at);
        return at;
    }

    /// The slot of a key, made with zeroes and nulls if the key is not there; [#wasInserted] tells.
    public int claim(Object key, int hash) {
        if (keysAreLong) return claim(keys.toLong(cast(key)), hash);
        if (used >= growAt) grow();
        int tag = tag(hash);
        int slot = tag & mask;
        int free = -1;
        while (true) {
            int found = tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
            if (found == tag && keys.equal(objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride], key)) {
                inserted = false;
                return slot;
            }
            if (found == EMPTY) break;
            if (found == DELETED && free < 0) free = slot;
            slot = slot + 1 & mask;
        }
        int at = take(free < 0 ? slot : free, free < 0, tag);
        objects[at >>> PAGE_BITS][(at & PAGE_MASK) * objectStride] = key;
        if (undo != null) undo.inserted(this, at);
        return at;
    }

    /// Whether the last [#claim] made a new slot.
    public boolean wasInserted() {
        return inserted;
    }

    private int take(int slot, boolean isFresh, int tag) {
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = tag;
        if (isFresh) used++;
        size++;
        inserted = true;
        return slot;
    }

    public long getLong(int column, int slot) {
        return longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + columnIndex[column]];
    }

    public void setLong(int column, int slot, long value) {
        if (undo != null) undo.touched(this, slot);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + columnIndex[column]] = value;
    }

    @SuppressWarnings("NullAway") // null is what a fresh slot holds: callers know by wasInserted
    public Object getObject(int column, int slot) {
        return objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + columnIndex[column]];
    }

    public void setObject(int column, int slot, @Nullable Object value) {
        if (undo != null) undo.touched(this, slot);
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + columnIndex[column]] = value;
    }

    /// Takes a key out. Safe while iterating with [#next].
    public void remove(int slot) {
        if (undo != null) undo.touched(this, slot);
        int page = slot >>> PAGE_BITS;
        int offset = slot & PAGE_MASK;
        int following = slot + 1 & mask;
        // The last of a probe run needs no tombstone.
        boolean isLast = tags[following >>> PAGE_BITS][following & PAGE_MASK] == EMPTY;
        tags[page][offset] = isLast ? EMPTY : DELETED;
        if (isLast) used--;
        if (stride > 0) Arrays.fill(longs[page], offset * stride, (offset + 1) * stride, 0);
        if (objectStride > 0) Arrays.fill(objects[page], offset * objectStride, (offset + 1) * objectStride, null);
        size--;
    }

    /// The next occupied slot after one, in order of slots, or -1. Begin with -1.
    public int next(int after) {
        int capacity = mask + 1;
        for (int slot = after + 1; slot < capacity; slot++) {
            int tag = tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
            if (tag != EMPTY && tag != DELETED) return slot;
        }
        return -1;
    }

    @SuppressWarnings("unchecked")
    public K keyAt(int slot) {
        if (keysAreLong) return keys.fromLong(longKeyAt(slot));
        return (K) getKeyObject(slot);
    }

    @SuppressWarnings("NullAway") // occupied slots have keys
    private Object getKeyObject(int slot) {
        return objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride];
    }

    /// The key of a table with primitive keys.
    public long longKeyAt(int slot) {
        return longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
    }

    /// The key's hash; of two rare hashes, a neighbour that lies in the same key group.
    public int hashAt(int slot) {
        return tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    /// Drops all keys and pages at once.
    public void clear() {
        Check.that(undo == null, "a table with epochs is not cleared as a whole");
        tags = new int[0][];
        longs = new long[0][];
        objects = new Object[0][];
        mask = -1;
        size = 0;
        used = 0;
        growAt = 0;
    }

    /// Whether a slot holds a key.
    boolean isOccupied(int slot) {
        int tag = tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
        return tag != EMPTY && tag != DELETED;
    }

    /// From now on changes are tracked: what changed since the last closed epoch is known, and can be undone.
    public void beginEpochs() {
        if (undo == null) undo = new UndoLog<>();
    }

    /// Ends the current epoch; what changed in it cannot be undone any more.
    ///
    /// @return the keys that were changed, inserted or removed in it
    public Epoch<K> closeEpoch() {
        return log().close();
    }

    /// Brings the table back to what it was when the last epoch was closed.
    public void rollback() {
        log().rollback(this);
    }

    private UndoLog<K> log() {
        return Check.present(undo, "the undo log of a table whose epochs were not begun");
    }

    /// Copies a slot's values: longs and objects without the key.
    Values valuesAt(int slot) {
        int page = slot >>> PAGE_BITS;
        int offset = slot & PAGE_MASK;
        long[] someLongs =
                stride == 0 ? new long[0] : Arrays.copyOfRange(longs[page], offset * stride, (offset + 1) * stride);
        @Nullable
        Object[] someObjects = objectStride == 0
                ? new Object[0]
                : Arrays.copyOfRange(objects[page], offset * objectStride, (offset + 1) * objectStride);
        return new Values(someLongs, someObjects);
    }

    /// Overwrites a slot's values without tracking.
    void restore(int slot, Values values) {
        int page = slot >>> PAGE_BITS;
        int offset = slot & PAGE_MASK;
        if (stride > 0) System.arraycopy(values.longs(), 0, longs[page], offset * stride, stride);
        if (objectStride > 0) System.arraycopy(values.objects(), 0, objects[page], offset * objectStride, objectStride);
    }

    /// What a slot holds, key included.
    record Values(long[] longs, @Nullable Object[] objects) {}

    @SuppressWarnings("unchecked")
    private K cast(Object key) {
        return (K) key;
    }

    private static int tag(int hash) {
        return hash == EMPTY || hash == DELETED ? hash + 2 : hash;
    }

    private void grow() {
        // Mostly tombstones: the same room again suffices.
        int capacity = mask < 0 ? FIRST_CAPACITY : size * 2 > mask ? (mask + 1) * 2 : mask + 1;
        int[][] oldTags = tags;
        long[][] oldLongs = longs;
        @Nullable Object[][] oldObjects = objects;
        allocate(capacity);
        for (int page = 0; page < oldTags.length; page++) {
            for (int offset = 0; offset < oldTags[page].length; offset++) {
                int tag = oldTags[page][offset];
                if (tag == EMPTY || tag == DELETED) continue;
                int slot = place(tag);
                if (stride > 0) {
                    System.arraycopy(
                            oldLongs[page],
                            offset * stride,
                            longs[slot >>> PAGE_BITS],
                            (slot & PAGE_MASK) * stride,
                            stride);
                }
                if (objectStride > 0) {
                    System.arraycopy(
                            oldObjects[page],
                            offset * objectStride,
                            objects[slot >>> PAGE_BITS],
                            (slot & PAGE_MASK) * objectStride,
                            objectStride);
                }
            }
        }
        used = size;
    }

    private void allocate(int capacity) {
        int pages = Math.max(1, capacity >>> PAGE_BITS);
        int slots = Math.min(capacity, PAGE_SLOTS);
        tags = new int[pages][slots];
        longs = new long[pages][slots * stride];
        objects = new Object[pages][slots * objectStride];
        mask = capacity - 1;
        growAt = capacity - (capacity >>> 2) - (capacity >>> 4);
    }

    private int place(int tag) {
        int slot = tag & mask;
        while (tags[slot >>> PAGE_BITS][slot & PAGE_MASK] != EMPTY) slot = slot + 1 & mask;
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = tag;
        return slot;
    }
}
