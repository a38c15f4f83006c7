package dev.millrace.state.table;

import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import org.jspecify.annotations.Nullable;

/// Holds the key that an operator has selected, and finds its row in tables. One object serves all states of the
/// operator. Not thread-safe.
///
/// @param <K> the type of the keys
public final class CurrentKey<K> {
    private final Keys<K> keys;
    private final int maxParallelism;
    private final KeyGroups.Range range;
    private long longKey;
    private @Nullable Object objectKey;
    private int hash;
    private boolean isSelected;
    private long selection;

    /// Creates an object without a selected key.
    ///
    /// @param range the key groups of the subtask
    public CurrentKey(Keys<K> keys, int maxParallelism, KeyGroups.Range range) {
        this.keys = keys;
        this.maxParallelism = maxParallelism;
        this.range = range;
    }

    /// Selects a key.
    ///
    /// @param hash the key's hash, as [Keys#hash] computes it
    public void select(K key, int hash) {
        if (keys.isPrimitive()) longKey = keys.toLong(key);
        objectKey = key;
        this.hash = hash;
        isSelected = true;
        selection++;
    }

    /// Selects a primitive key. The key is boxed only on demand.
    public void selectLong(long key, int hash) {
        longKey = key;
        objectKey = null;
        this.hash = hash;
        isSelected = true;
        selection++;
    }

    /// Returns the selected key.
    @SuppressWarnings("unchecked")
    public K key() {
        if (!isSelected) {
            throw StateFaults.NO_KEY
                    .what("Keyed state was used outside of a record or timer.")
                    .fix("Use keyed state in processElement or onTimer, but not in open() or close().");
        }
        Object key = objectKey;
        if (key == null) {
            key = keys.fromLong(longKey);
            objectKey = key;
        }
        return (K) key;
    }

    /// Throws if no key is selected.
    public void require() {
        if (!isSelected) key();
    }

    /// Returns the selected key. Keys must be primitive.
    public long longKey() {
        return longKey;
    }

    /// Returns the hash of the selected key.
    public int hash() {
        return hash;
    }

    /// Returns the key group of the selected key.
    public int group() {
        return KeyGroups.of(hash, maxParallelism);
    }

    public Keys<K> keys() {
        return keys;
    }

    public int maxParallelism() {
        return maxParallelism;
    }

    /// Returns the key groups of the subtask.
    public KeyGroups.Range range() {
        return range;
    }

    /// Returns whether a key with this hash belongs to the subtask.
    public boolean owns(int hash) {
        int group = KeyGroups.of(hash, maxParallelism);
        return group >= range.first() && group <= range.last();
    }

    /// Invalidates the positions that states have cached for the key, because another namespace was selected.
    public void namespaceSelected() {
        selection++;
    }

    /// Returns a number that changes whenever a key or a namespace is selected.
    public long selection() {
        return selection;
    }

    /// Returns the slot of the key in a table, or -1.
    public int find(KeyedTable<K> table) {
        return keys.isPrimitive() ? table.slotOf(longKey, hash) : table.slotOf(key(), hash);
    }

    /// Returns the slot of the key in a table, and adds the key if the table does not have it.
    public int claim(KeyedTable<K> table) {
        if (!isSelected) key();
        return keys.isPrimitive() ? table.claim(longKey, hash) : table.claim(key(), hash);
    }

    /// Runs an action that selects other keys, and then selects the former key again.
    public void keep(Runnable action) {
        long wasLong = longKey;
        Object wasObject = objectKey;
        int wasHash = hash;
        boolean wasSelected = isSelected;
        action.run();
        longKey = wasLong;
        objectKey = wasObject;
        hash = wasHash;
        isSelected = wasSelected;
        selection++;
    }
}
