package dev.millrace.state.table;

import dev.millrace.state.key.Keys;

/// Finds rows by a key, a namespace and a number together. Stores timers, and states with namespaces.
///
/// Primitive keys and numbers are in pages of longs; namespaces are references. A key may have one row that is found by
/// the key alone, so that namespace and number of the row can change in place.
///
/// @param <K> the type of the keys
public final class CompositeTable<K> extends TaggedTable<CompositeTable.Key<K>> {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    // The longs of a slot after the tag.
    private static final int NUMBER = 1;
    private static final int KEY = 2;

    private final Keys<K> keys;
    private final boolean isPrimitive;

    /// Represents the composite key of a row.
    ///
    /// @param namespace the namespace, compared by `equals`
    public record Key<K>(K key, Object namespace, long number) {}

    public CompositeTable(Keys<K> keys, ColumnKind... columns) {
        super(columns, keys.isPrimitive() ? 2 : 1, keys.isPrimitive() ? 1 : 2);
        this.keys = keys;
        this.isPrimitive = keys.isPrimitive();
    }

    @Override
    KeyedTable<Key<K>> empty() {
        return new CompositeTable<>(keys, columns);
    }

    /// Returns the hash of a row.
    ///
    /// @param hash the hash of the key
    /// @param namespaceHash the hash of the namespace; 0 if keys and numbers alone distinguish rows well enough
    public static int hash(int hash, int namespaceHash, long number) {
        return hash ^ namespaceHash * 31 ^ (int) (number * SPREAD >>> 32);
    }

    /// Returns the slot of a row with a primitive key, or -1.
    ///
    /// @param hash the row's hash as [#hash] computes it
    public int slotOf(long key, Object namespace, long number, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = home(tag);
        while (true) {
            int found = tagAt(slot);
            if (found == tag && isAt(slot, key, namespace, number)) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    /// Returns the slot of a row with an object key, or -1.
    ///
    /// @param hash the row's hash as [#hash] computes it
    public int slotOf(Object key, Object namespace, long number, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = home(tag);
        while (true) {
            int found = tagAt(slot);
            if (found == tag && isAt(slot, key, namespace, number)) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    /// Returns the slot of a row with a primitive key, or -1, in a table whose rows differ in key or number. Does not
    /// read the namespace, which is on another cache line.
    ///
    /// @param hash the row's hash as [#hash] computes it
    public int slotOfNumbered(long key, long number, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = home(tag);
        while (true) {
            long[] page = longs[slot >>> PAGE_BITS];
            int at = (slot & PAGE_MASK) * stride;
            int found = (int) page[at];
            if (found == tag && page[at + KEY] == key && page[at + NUMBER] == number) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    private boolean isAt(int slot, long key, Object namespace, long number) {
        long[] page = longs[slot >>> PAGE_BITS];
        int at = (slot & PAGE_MASK) * stride;
        return page[at + KEY] == key && page[at + NUMBER] == number && isIn(slot, namespace);
    }

    private boolean isAt(int slot, Object key, Object namespace, long number) {
        if (numberAt(slot) != number || !isIn(slot, namespace)) return false;
        return keys.equal(objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + 1], key);
    }

    private boolean isIn(int slot, Object namespace) {
        Object kept = namespaceAt(slot);
        return kept == namespace || kept.equals(namespace);
    }

    /// Returns the slot of a row with a primitive key, and adds the row if it does not exist. [#wasInserted]
    /// returns whether the row was added.
    public int claim(long key, Object namespace, long number, int hash) {
        int slot = slotOf(key, namespace, number, hash);
        inserted = false;
        if (slot >= 0) return slot;
        slot = make(namespace, number, hash);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + KEY] = key;
        return slot;
    }

    /// Returns the slot of a row with an object key, and adds the row if it does not exist. [#wasInserted] returns
    /// whether the row was added.
    public int claim(Object key, Object namespace, long number, int hash) {
        int slot = slotOf(key, namespace, number, hash);
        inserted = false;
        if (slot >= 0) return slot;
        slot = make(namespace, number, hash);
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + 1] = key;
        return slot;
    }

    /// Returns the slot of a row with a primitive key, and adds the row if it does not exist, in a table whose rows
    /// differ in key or number. [#wasInserted] returns whether the row was added.
    public int claimNumbered(long key, Object namespace, long number, int hash) {
        int slot = slotOfNumbered(key, number, hash);
        inserted = false;
        if (slot >= 0) return slot;
        slot = make(namespace, number, hash);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + KEY] = key;
        return slot;
    }

    /// Returns a slot for a new row.
    private int make(Object namespace, long number, int hash) {
        if (used >= growAt) grow();
        int tag = tag(hash);
        int slot = home(tag);
        while (isOccupied(slot)) slot = slot + 1 & mask;
        occupy(slot, tagAt(slot) == DELETED, tag);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + NUMBER] = number;
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride] = namespace;
        return slot;
    }

    /// Loads the first slot of a row's probe sequence, and the object after the namespace, into the processor's cache.
    /// Most lookups do not read the namespace.
    ///
    /// @param hash the row's hash as [#hash] computes it
    /// @return a meaningless number; the caller must use it, so that the compiler does not remove the reads
    public int prefetchRow(int hash) {
        if (mask < 0) return 0;
        int slot = home(tag(hash));
        int touched = (int) longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
        if (objectStride == 1) return touched;
        Object next = objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + 1];
        if (next instanceof String text) return touched + (text.isEmpty() ? 1 : 0);
        return next != null && next.getClass() == Object.class ? touched + 1 : touched;
    }

    /// Returns the number of the row in an occupied slot.
    public long numberAt(int slot) {
        return longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + NUMBER];
    }

    /// Returns the namespace of the row in an occupied slot.
    @SuppressWarnings("NullAway") // occupied slots have namespaces
    public Object namespaceAt(int slot) {
        return objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride];
    }

    /// Returns the key, without namespace and number, of the row in an occupied slot.
    @SuppressWarnings({"unchecked", "NullAway"}) // occupied slots have keys
    public K plainKeyAt(int slot) {
        if (isPrimitive) return keys.fromLong(longKeyAt(slot));
        return (K) objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + 1];
    }

    @Override
    public long longKeyAt(int slot) {
        return longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + KEY];
    }

    @Override
    public Key<K> keyAt(int slot) {
        return new Key<>(plainKeyAt(slot), namespaceAt(slot), numberAt(slot));
    }

    /// Returns the slot of the row that [#claim(long, int)] added for a key, or -1.
    @Override
    public int slotOf(long key, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = home(tag);
        while (true) {
            int found = tagAt(slot);
            if (found == tag && longKeyAt(slot) == key) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    /// Returns the slot of the row that [#claim(Object, int)] added for a key, or -1.
    @Override
    public int slotOf(Object key, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = home(tag);
        while (true) {
            int found = tagAt(slot);
            if (found == tag && isOf(slot, key)) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    /// Returns whether the row in an occupied slot has an object key.
    public boolean isOf(int slot, Object key) {
        return keys.equal(objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + 1], key);
    }

    /// Returns the slot of the one row of a key that is found by the key alone. Adds the row with the number 0 and
    /// without a namespace if it does not exist; the caller then calls [#identify]. Such a table uses
    /// [#hashBeside] for the other rows of a key.
    @Override
    public int claim(long key, int hash) {
        int slot = slotOf(key, hash);
        inserted = false;
        if (slot >= 0) return slot;
        slot = make("", 0, hash);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + KEY] = key;
        return slot;
    }

    /// Returns the slot of the one row of a key that is found by the key alone, as [#claim(long, int)].
    @Override
    public int claim(Object key, int hash) {
        int slot = slotOf(key, hash);
        inserted = false;
        if (slot >= 0) return slot;
        slot = make("", 0, hash);
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride + 1] = key;
        return slot;
    }

    /// Returns whether a row is found by its key alone.
    ///
    /// @param hash the hash of the key
    public boolean isSingle(int slot, int hash) {
        return tagAt(slot) == tag(hash);
    }

    /// Sets the namespace and the number of a row that is found by its key alone and was just added.
    public void identify(int slot, Object namespace, long number) {
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + NUMBER] = number;
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride] = namespace;
    }

    /// Changes the namespace and the number of a row that is found by its key alone. In snapshots, the row with the
    /// former namespace and number was removed.
    public void rename(int slot, Object namespace, long number) {
        renames(slot);
        identify(slot, namespace, number);
    }

    /// Changes the number of a row that is found by its key alone, as [#rename] does.
    public void renumber(int slot, long number) {
        renames(slot);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride + NUMBER] = number;
    }

    private void renames(int slot) {
        if (changes == null) return;
        changes.touch(slot);
        changes.removes(slot);
    }

    /// Returns the hash of a row in a table in which another row of the same key is found by the key alone.
    ///
    /// @param hash the hash of the key
    public static int hashBeside(int hash, long number) {
        int mixed = hash(hash, 0, number);
        return tag(mixed) == tag(hash) ? mixed + 4 : mixed;
    }
}
