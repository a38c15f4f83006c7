package dev.millrace.state.table;

import dev.millrace.api.type.KeyHash;
import dev.millrace.base.fault.Check;
import dev.millrace.state.key.Keys;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A table from keys to a few values each, in slots that are found by linear probing.
///
/// Primitive values lie in pages of longs that the garbage collector never looks into. Pages hold at most 4,096
/// slots, so none is ever a humongous object. A slot keeps its number until the table grows, which only [#claim]
/// can cause. Where a hash falls depends on the table's capacity, so that keys which come in another table's order
/// do not pile up. Owned by one thread.
///
/// @param <K> the keys' type
public abstract sealed class KeyedTable<K> permits LongKeyTable, TaggedTable {
    static final int PAGE_BITS = 12;
    static final int PAGE_SLOTS = 1 << PAGE_BITS;
    static final int PAGE_MASK = PAGE_SLOTS - 1;
    private static final int FIRST_CAPACITY = 16;
    private static final int ROOM_MAX = 8;
    private static final int NARROW = 2;

    /// Longs of a slot, and references of a slot; a key comes first.
    final int stride;
    final int objectStride;

    /// Null as long as nobody takes snapshots.
    @Nullable
    Changes<K> changes;

    long[][] longs = {};

    @Nullable
    Object[][] objects = {};

    int mask = -1;
    int scatter = 1;
    int shift;
    int size;
    /// Slots that are not free for good: keys and tombstones.
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

    /// An empty table.
    public static <K> KeyedTable<K> of(Keys<K> keys, ColumnKind... columns) {
        return keys.isPrimitive() ? new LongKeyTable<>(keys, columns) : new ObjectKeyTable<>(keys, columns);
    }

    /// Number of keys.
    public final int size() {
        return size;
    }

    /// The slot of a primitive key, or -1. For tables with primitive keys.
    public abstract int slotOf(long key, int hash);

    /// The slot of a key, or -1.
    public abstract int slotOf(Object key, int hash);

    /// The slot of a primitive key, made with zeroes and nulls if the key is not there; [#wasInserted] tells. For
    /// tables with primitive keys.
    public abstract int claim(long key, int hash);

    /// The slot of a key, made with zeroes and nulls if the key is not there; [#wasInserted] tells.
    public abstract int claim(Object key, int hash);

    /// The key in an occupied slot.
    public abstract K keyAt(int slot);

    /// The key in an occupied slot of a table with primitive keys.
    public abstract long longKeyAt(int slot);

    /// The hash of the key in an occupied slot; of two rare hashes of object keys, a neighbour that lies in the
    /// same key group.
    public abstract int hashAt(int slot);

    /// An empty table of the same kind.
    abstract KeyedTable<K> empty();

    /// Whether a slot holds a key.
    abstract boolean isOccupied(int slot);

    /// Whether a slot has held nothing since the table grew.
    abstract boolean isEmpty(int slot);

    /// Empties a slot; a tombstone stays if others were placed behind it.
    abstract void vacate(int slot, boolean leavesTombstone);

    /// Moves all keys into new pages, by way of [#allocate] and [#move].
    abstract void rehash(int capacity);

    /// Takes over what lies beside the pages of a table of the same capacity and kind.
    abstract void copied(KeyedTable<K> from);

    /// Takes over what lies beside the pages of a table of the same kind, and shares it.
    abstract void shareBeside(KeyedTable<K> from);

    /// Empties what lies beside the pages.
    abstract void forgotten();

    /// Whether the last [#claim] made a new slot.
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

    @SuppressWarnings("NullAway") // null is what a fresh slot holds: callers know by wasInserted
    public final Object getObject(int column, int slot) {
        return objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + columnIndex[column]];
    }

    public final void setObject(int column, int slot, @Nullable Object value) {
        if (changes != null) changes.touch(slot);
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + columnIndex[column]] = value;
    }

    /// Takes a key out. Safe while iterating with [#next].
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
        // The last of a probe run needs no tombstone.
        boolean isLast = isEmpty(slot + 1 & mask);
        vacate(slot, !isLast);
        if (isLast) {
            used--;
            dropTombstonesBefore(slot);
        }
        size--;
    }

    /// Nothing lies behind tombstones that are followed by an empty slot.
    private void dropTombstonesBefore(int slot) {
        // A slot of a table before a store is marked as unwritten when it is touched.
        if (changes != null && changes.residency != null) return;
        for (int at = slot - 1 & mask; !isOccupied(at) && !isEmpty(at); at = at - 1 & mask) {
            if (changes != null) changes.touch(at);
            vacate(at, false);
            used--;
        }
    }

    /// The next occupied slot after one, in order of slots, or -1. Begin with -1.
    public final int next(int after) {
        int capacity = mask + 1;
        for (int slot = after + 1; slot < capacity; slot++) if (isOccupied(slot)) return slot;
        return -1;
    }

    /// One slot of all, if it is occupied, or -1. Ascending numbers come by all slots, in no order of slots.
    public final int sample(int number) {
        if (mask < 0) return -1;
        int slot = home(number);
        return isOccupied(slot) ? slot : -1;
    }

    /// Reads where the search for a hash begins, which brings the slot into the cache. Most keys lie there.
    ///
    /// @param hash of a key
    /// @return a number without a meaning, for the caller to use, so that the reads are not optimized away
    public final int prefetch(int hash) {
        if (mask < 0) return 0;
        int slot = home(startOf(hash));
        int touched = (int) longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
        if (objectStride == 0) return touched;
        Object first = objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride];
        if (first instanceof String text) return touched + (text.isEmpty() ? 1 : 0);
        return first != null && first.getClass() == Object.class ? touched + 1 : touched;
    }

    /// What the search for a hash begins with.
    abstract int startOf(int hash);

    /// Drops all keys but keeps the pages, unless they have become far too many.
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

    /// Drops all keys and pages at once.
    public final void clear() {
        longs = new long[0][];
        objects = new Object[0][];
        mask = -1;
        size = 0;
        used = 0;
        growAt = 0;
        if (changes != null) changes.cleared();
    }

    /// A table with the same keys and values, of which no snapshots are taken.
    ///
    /// @param copier of object values
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

    /// From now on changes are tracked, and snapshots can be taken. What is here counts as unchanged.
    public final void beginSnapshots() {
        if (changes == null) changes = new Changes<>(this, false, null);
        else changes.beginSnapshots(false);
    }

    /// The same for a table of which snapshots are always written whole, so that removed keys need not be listed.
    public final void beginWholeSnapshots() {
        if (changes == null) changes = new Changes<>(this, true, null);
        else changes.beginSnapshots(true);
    }

    /// The next snapshot has all rows, whatever the one before had. For tables that take snapshots.
    public final void makeWhole() {
        changes().makeWhole();
    }

    /// Told of a row that is about to be removed from a table that stands before a store.
    @FunctionalInterface
    public interface OnRemoved {
        /// @param isStored whether the store has some version of it
        void removed(int slot, boolean isStored);
    }

    /// From now on rows can be evicted to a store that has more room. To be called before there are any.
    public final void beginEviction(OnRemoved onRemoved) {
        Check.that(changes == null && size == 0, "a table in use was put before a store");
        changes = new Changes<>(this, true, new ResidencyBits<>(this, onRemoved));
    }

    private ResidencyBits<K> residency() {
        return Check.present(changes().residency, "the store behind a table");
    }

    /// Somebody has asked for a row.
    public final void asked(int slot) {
        residency().asked(slot);
    }

    /// Whether somebody has asked for a row since this was called before.
    public final boolean takeAsked(int slot) {
        return residency().takeAsked(slot);
    }

    /// Whether the store does not have a row as it is here.
    public final boolean isUnwritten(int slot) {
        return residency().isUnwritten(slot);
    }

    /// A row that was just put in is as the store has it, so nothing has changed.
    public final void settle(int slot) {
        changes().settle(slot);
        residency().settle(slot);
    }

    /// Takes a row out that the store has as it is here. The key counts as being there still.
    public final void evict(int slot) {
        changes().evicts(slot);
        residency().vacate(slot);
        takeOut(slot);
    }

    /// A key that was evicted is gone from the store as well.
    public final void removedFromStore(K key) {
        changes().lists(key);
    }

    /// Whether changes are tracked.
    public final boolean takesSnapshots() {
        return changes != null;
    }

    /// Keeps what is here now for readers, at the cost of a few words for each page, or of none if nothing has changed
    /// since the snapshot before. A page is copied when it first changes afterwards.
    public final TableSnapshot<K> snapshot() {
        return changes().snapshot();
    }

    /// A table with the same pages.
    final KeyedTable<K> frozen() {
        KeyedTable<K> frozen = empty();
        frozen.share(this);
        return frozen;
    }

    /// Brings back what was here at a snapshot that has not been released. What is changed from here on is changed
    /// since that one. Snapshots taken in between are of no more use but to their readers.
    public final void rollback(TableSnapshot<K> snapshot) {
        share(snapshot.rows());
        changes().rolledBack();
    }

    /// Begins as another table of the same kind was at a snapshot, whose pages are shared. To be called on an
    /// empty table.
    public final void adopt(TableSnapshot<K> snapshot) {
        beginSnapshots();
        changes().hold(snapshot);
        rollback(snapshot);
    }

    /// Whether a snapshot may still read the object in this slot, so that it must be copied before it is changed.
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

    /// Gives a page of its own to this table, which shared it with snapshots.
    void detach(int page) {
        longs[page] = changes().copyOf(longs[page]);
        if (objectStride > 0) objects[page] = objects[page].clone();
    }

    /// The slot where the search for a hash begins. High bits of a product depend on all bits of the hash, while
    /// high bits of hashes are the same within a key group.
    final int home(int hash) {
        return hash * scatter >>> shift;
    }

    final void grow() {
        // Mostly tombstones: the same room again suffices.
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
        // Narrow slots are probed several a cache line, so they may lie closer.
        growAt = stride + objectStride <= NARROW ? capacity / 16 * 13 : capacity / 16 * 11;
        if (changes != null) changes.moving();
    }

    /// Moves one slot's values to its place in the new pages.
    final void move(long[] fromLongs, @Nullable Object[] fromObjects, int from, int slot) {
        int fromOffset = from & PAGE_MASK;
        int page = slot >>> PAGE_BITS;
        int offset = slot & PAGE_MASK;
        System.arraycopy(fromLongs, fromOffset * stride, longs[page], offset * stride, stride);
        System.arraycopy(fromObjects, fromOffset * objectStride, objects[page], offset * objectStride, objectStride);
        if (changes != null) changes.moved(from, slot);
    }
}
