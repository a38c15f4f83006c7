package dev.millrace.state.table;

import dev.millrace.api.type.KeyHash;
import dev.millrace.base.fault.Check;
import dev.millrace.state.key.Keys;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Maps keys to a few values each, in slots that are found by linear probing.
///
/// Primitive values are in pages of longs, which the garbage collector does not scan. Pages hold at most 4,096 slots,
/// so no page is a humongous object. A slot keeps its number until the table grows; only [#claim] can make the table
/// grow. The position of a hash depends on the table's capacity, so keys that arrive in the order of another table do
/// not cluster. Not thread-safe.
///
/// @param <K> the type of the keys
public abstract sealed class KeyedTable<K> permits LongKeyTable, TaggedTable {
    static final int PAGE_BITS = 12;
    static final int PAGE_SLOTS = 1 << PAGE_BITS;
    static final int PAGE_MASK = PAGE_SLOTS - 1;
    private static final int FIRST_CAPACITY = 16;
    private static final int ROOM_MAX = 8;
    private static final int NARROW = 2;

    /// The number of longs per slot. `objectStride` is the number of references per slot. The key comes first.
    final int stride;
    final int objectStride;

    /// Null until snapshots are taken.
    @Nullable
    Changes<K> changes;

    long[][] longs = {};

    @Nullable
    Object[][] objects = {};

    int mask = -1;
    int scatter = 1;
    int shift;
    int size;
    /// The number of slots that hold keys or tombstones.
    int used;
    int growAt;
    boolean inserted;

    final ColumnKind[] columns;
    private final int[] columnIndex;

    KeyedTable(ColumnKind[] columns, int longsOfKey, int objectsOfKey) {
        this.columns = columns.clone();
        this.columnIndex = new int[columns.length];
        int longColumns = longsOfKey;
        int objectColumns = objectsOfKey;
        for (int i = 0; i < columns.length; i++) {
            columnIndex[i] = columns[i] == ColumnKind.LONG ? longColumns++ : objectColumns++;
        }
        this.stride = longColumns;
        this.objectStride = objectColumns;
    }

    /// Creates an empty table.
    public static <K> KeyedTable<K> of(Keys<K> keys, ColumnKind... columns) {
        return keys.isPrimitive() ? new LongKeyTable<>(keys, columns) : new ObjectKeyTable<>(keys, columns);
    }

    /// Returns the number of keys.
    public final int size() {
        return size;
    }

    /// Returns the slot of a primitive key, or -1. Only for tables with primitive keys.
    public abstract int slotOf(long key, int hash);

    /// Returns the slot of a key, or -1.
    public abstract int slotOf(Object key, int hash);

    /// Returns the slot of a primitive key, and adds the key with zeros and nulls if it does not exist.
    /// [#wasInserted] returns whether the key was added. Only for tables with primitive keys.
    public abstract int claim(long key, int hash);

    /// Returns the slot of a key, and adds the key with zeros and nulls if it does not exist. [#wasInserted]
    /// returns whether the key was added.
    public abstract int claim(Object key, int hash);

    /// Returns the key in an occupied slot.
    public abstract K keyAt(int slot);

    /// Returns the key in an occupied slot of a table with primitive keys.
    public abstract long longKeyAt(int slot);

    /// Returns the hash of the key in an occupied slot. For two rare hashes of object keys, returns a neighbouring
    /// hash in the same key group.
    public abstract int hashAt(int slot);

    /// Creates an empty table of the same kind.
    abstract KeyedTable<K> empty();

    /// Returns whether a slot holds a key.
    abstract boolean isOccupied(int slot);

    /// Returns whether a slot holds neither a key nor a tombstone.
    abstract boolean isEmpty(int slot);

    /// Empties a slot. Leaves a tombstone if other keys may follow in the probe sequence.
    abstract void vacate(int slot, boolean leavesTombstone);

    /// Moves all keys to new pages, with [#allocate] and [#move].
    abstract void rehash(int capacity);

    /// Copies the data outside the pages from a table of the same capacity and kind.
    abstract void copied(KeyedTable<K> from);

    /// Shares the data outside the pages of a table of the same kind.
    abstract void shareBeside(KeyedTable<K> from);

    /// Clears the data outside the pages.
    abstract void forgotten();

    /// Returns whether the last [#claim] added a key.
    public final boolean wasInserted() {
        return inserted;
    }

    public final long getLong(int column, int slot) {
        return longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + columnIndex[column]];
    }

    public final void setLong(int column, int slot, long value) {
        if (changes != null) changes.touch(slot);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + columnIndex[column]] = value;
    }

    @SuppressWarnings("NullAway") // a new slot holds null; callers check wasInserted
    public final Object getObject(int column, int slot) {
        return objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + columnIndex[column]];
    }

    public final void setObject(int column, int slot, @Nullable Object value) {
        if (changes != null) changes.touch(slot);
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + columnIndex[column]] = value;
    }

    /// Removes a key. Allowed during an iteration with [#next].
    public final void remove(int slot) {
        if (changes != null) {
            changes.touch(slot);
            changes.removes(slot);
        }
        takeOut(slot);
    }

    private void takeOut(int slot) {
        int page = slot >>> PAGE_BITS;
        int offset = slot & PAGE_MASK;
        if (stride > 0) Arrays.fill(longs[page], offset * stride, (offset + 1) * stride, 0);
        if (objectStride > 0) Arrays.fill(objects[page], offset * objectStride, (offset + 1) * objectStride, null);
        // The last slot of a probe sequence needs no tombstone.
        boolean isLast = isEmpty(slot + 1 & mask);
        vacate(slot, !isLast);
        if (isLast) {
            used--;
            dropTombstonesBefore(slot);
        }
        size--;
    }

    /// Drops tombstones that are followed by an empty slot, because no key lies behind them.
    private void dropTombstonesBefore(int slot) {
        // In a table with a store, a touched slot would be marked as unwritten.
        if (changes != null && changes.residency != null) return;
        for (int at = slot - 1 & mask; !isOccupied(at) && !isEmpty(at); at = at - 1 & mask) {
            if (changes != null) changes.touch(at);
            vacate(at, false);
            used--;
        }
    }

    /// Returns the next occupied slot after a slot, in the order of slots, or -1. The iteration starts with -1.
    public final int next(int after) {
        int capacity = mask + 1;
        for (int slot = after + 1; slot < capacity; slot++) if (isOccupied(slot)) return slot;
        return -1;
    }

    /// Returns a pseudo-random slot if it is occupied, or -1. Ascending numbers visit all slots.
    public final int sample(int number) {
        if (mask < 0) return -1;
        int slot = home(number);
        return isOccupied(slot) ? slot : -1;
    }

    /// Reads the first slot of a hash's probe sequence, which loads the slot into the processor's cache. Most keys
    /// are in their first slot.
    ///
    /// @param hash the hash of a key
    /// @return a meaningless number; the caller must use it, so that the compiler does not remove the reads
    public final int prefetch(int hash) {
        if (mask < 0) return 0;
        int slot = home(startOf(hash));
        int touched = (int) longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
        if (objectStride == 0) return touched;
        Object first = objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride];
        if (first instanceof String text) return touched + (text.isEmpty() ? 1 : 0);
        return first != null && first.getClass() == Object.class ? touched + 1 : touched;
    }

    /// Reads as [#prefetch] does, and reads from the object in the last column of the same slot.
    ///
    /// @return a meaningless number, as from [#prefetch]
    final int prefetchDeep(int hash) {
        if (mask < 0) return 0;
        int touched = prefetch(hash);
        int slot = home(startOf(hash));
        Object value = objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + objectStride - 1];
        return value instanceof Prefetched several ? touched + several.prefetch() : touched;
    }

    /// Returns the value from which the probe sequence of a hash starts.
    abstract int startOf(int hash);

    /// Drops all keys. Keeps the pages, unless the table is much larger than needed.
    public final void forget() {
        if (changes != null || size < (mask + 1) / ROOM_MAX) {
            clear();
            return;
        }
        for (long[] page : longs) Arrays.fill(page, 0);
        for (Object[] page : objects) Arrays.fill(page, null);
        forgotten();
        size = 0;
        used = 0;
    }

    /// Drops all keys and pages.
    public final void clear() {
        longs = new long[0][];
        objects = new Object[0][];
        mask = -1;
        size = 0;
        used = 0;
        growAt = 0;
        if (changes != null) changes.cleared();
    }

    /// Returns a table with the same keys and values, without snapshots.
    ///
    /// @param copier copies object values
    public final KeyedTable<K> copy(UnaryOperator<Object> copier) {
        KeyedTable<K> copy = empty();
        if (mask < 0) return copy;
        copy.allocate(mask + 1);
        copy.size = size;
        copy.used = used;
        for (int page = 0; page < longs.length; page++) {
            copy.longs[page] = longs[page].clone();
            copy.objects[page] = objects[page].clone();
        }
        copy.copied(this);
        for (int column = 0; column < columns.length; column++) {
            if (columns[column] == ColumnKind.OBJECT) copy.replaceAll(column, copier);
        }
        return copy;
    }

    private void replaceAll(int column, UnaryOperator<Object> operator) {
        for (int slot = next(-1); slot >= 0; slot = next(slot)) {
            Object value = getObject(column, slot);
            if (value != null) setObject(column, slot, operator.apply(value));
        }
    }

    /// Starts to track changes for snapshots. The current content counts as unchanged.
    public final void beginSnapshots() {
        if (changes == null) changes = new Changes<>(this, false, null);
        else changes.beginSnapshots(false);
    }

    /// Starts to track changes for full snapshots, which need no list of removed keys.
    public final void beginWholeSnapshots() {
        if (changes == null) changes = new Changes<>(this, true, null);
        else changes.beginSnapshots(true);
    }

    /// Makes the next snapshot contain all rows, whatever the previous one contains. Only for tables
    /// with snapshots.
    public final void makeWhole() {
        changes().makeWhole();
    }

    /// Is called before a row is removed from a table with a store.
    @FunctionalInterface
    public interface OnRemoved {
        /// Handles a removal.
        ///
        /// @param isStored whether the store has a version of the row
        void removed(int slot, boolean isStored);
    }

    /// Allows the eviction of rows to a store. Called before the first row is added.
    public final void beginEviction(OnRemoved onRemoved) {
        Check.that(changes == null && size == 0, "a table in use was put before a store");
        changes = new Changes<>(this, true, new ResidencyBits<>(this, onRemoved));
    }

    private ResidencyBits<K> residency() {
        return Check.present(changes().residency, "the store behind a table");
    }

    /// Notes that a row was read.
    public final void asked(int slot) {
        residency().asked(slot);
    }

    /// Returns whether a row was read since the last call, and resets the mark.
    public final boolean takeAsked(int slot) {
        return residency().takeAsked(slot);
    }

    /// Returns whether the store lacks the current version of a row.
    public final boolean isUnwritten(int slot) {
        return residency().isUnwritten(slot);
    }

    /// Marks a row that was just loaded from the store as unchanged.
    public final void settle(int slot) {
        changes().settle(slot);
        residency().settle(slot);
    }

    /// Evicts a row whose current version is in the store. The key still counts as present.
    public final void evict(int slot) {
        changes().evicts(slot);
        residency().vacate(slot);
        takeOut(slot);
    }

    /// Notes that an evicted key was removed from the store.
    public final void removedFromStore(K key) {
        changes().lists(key);
    }

    /// Returns whether changes are tracked.
    public final boolean takesSnapshots() {
        return changes != null;
    }

    /// Takes a snapshot of the current content. The cost is a few words for each page, or none if nothing has
    /// changed since the previous snapshot. A page is copied when it first changes afterwards.
    public final TableSnapshot<K> snapshot() {
        return changes().snapshot();
    }

    /// Returns a table with the same pages.
    final KeyedTable<K> frozen() {
        KeyedTable<K> frozen = empty();
        frozen.share(this);
        return frozen;
    }

    /// Restores the content of a snapshot that is not released. Later changes are relative to this snapshot.
    /// Snapshots taken in between remain readable, but cannot be restored.
    public final void rollback(TableSnapshot<K> snapshot) {
        share(snapshot.rows());
        changes().rolledBack();
    }

    /// Shares the content of another table's snapshot. This table must be empty and of the same kind.
    public final void adopt(TableSnapshot<K> snapshot) {
        beginSnapshots();
        changes().hold(snapshot);
        rollback(snapshot);
    }

    /// Returns whether a snapshot may still read the object in a slot, so that the object must be copied before
    /// a change.
    public final boolean isShared(int slot) {
        return changes != null && changes.isShared(slot);
    }

    private Changes<K> changes() {
        return Check.present(changes, "the changes of a table that takes no snapshots");
    }

    private void share(KeyedTable<K> from) {
        longs = from.longs.clone();
        objects = from.objects.clone();
        mask = from.mask;
        scatter = from.scatter;
        shift = from.shift;
        size = from.size;
        used = from.used;
        growAt = from.growAt;
        shareBeside(from);
    }

    /// Replaces a page that snapshots share by a copy.
    void detach(int page) {
        longs[page] = changes().copyOf(longs[page]);
        if (objectStride > 0) objects[page] = objects[page].clone();
    }

    /// Returns the first slot of a hash's probe sequence. Multiplies the hash, because the high bits of hashes are
    /// equal within a key group, while the high bits of the product depend on all bits.
    final int home(int hash) {
        return hash * scatter >>> shift;
    }

    final void grow() {
        // If most used slots are tombstones, the same capacity suffices.
        int capacity = mask < 0 ? FIRST_CAPACITY : size * 2 > mask ? (mask + 1) * 2 : mask + 1;
        rehash(capacity);
        if (changes != null) changes.hasMoved();
        used = size;
    }

    final void allocate(int capacity) {
        int pages = Math.max(1, capacity >>> PAGE_BITS);
        int slots = Math.min(capacity, PAGE_SLOTS);
        longs = new long[pages][slots * stride];
        objects = new Object[pages][slots * objectStride];
        mask = capacity - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        scatter = KeyHash.ofInt(shift) | 1;
        // Narrow slots share a cache line, so a higher load factor is affordable.
        growAt = stride + objectStride <= NARROW ? capacity / 16 * 13 : capacity / 16 * 11;
        if (changes != null) changes.moving();
    }

    /// Moves one slot's values to a slot in the new pages.
    final void move(long[] fromLongs, @Nullable Object[] fromObjects, int from, int slot) {
        int fromOffset = from & PAGE_MASK;
        int page = slot >>> PAGE_BITS;
        int offset = slot & PAGE_MASK;
        System.arraycopy(fromLongs, fromOffset * stride, longs[page], offset * stride, stride);
        System.arraycopy(fromObjects, fromOffset * objectStride, objects[page], offset * objectStride, objectStride);
        if (changes != null) changes.moved(from, slot);
    }
}
