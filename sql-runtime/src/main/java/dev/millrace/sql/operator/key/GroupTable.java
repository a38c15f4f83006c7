package dev.millrace.sql.operator.key;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers the different keys of rows from 0 in the order of their arrival. NULL is a value as any other.
/// Not thread-safe.
public final class GroupTable {
    private static final int SLOTS_MIN = 256;

    private final List<LogicalType> types;
    private KeyColumn[] keys;
    private int[] hashOf = new int[SLOTS_MIN];
    /// The number of the group plus one; 0 for a free slot.
    private int[] slots = new int[SLOTS_MIN];
    private int size;
    private int[] hashes = new int[ColumnBatch.ROWS_MAX];

    /// Creates an empty table.
    ///
    /// @param types the types of the key columns; empty if all rows have the same key
    public GroupTable(List<LogicalType> types) {
        this.types = List.copyOf(types);
        this.keys = newKeys();
    }

    private KeyColumn[] newKeys() {
        KeyColumn[] made = new KeyColumn[types.size()];
        for (int i = 0; i < made.length; i++) made[i] = KeyColumn.of(types.get(i));
        return made;
    }

    /// Returns the number of groups.
    public int size() {
        return size;
    }

    /// Finds the groups of rows, and adds missing ones.
    ///
    /// @param columns the indexes of the key columns within the batch
    /// @param groups receives the number of the group of each row
    public void find(ColumnBatch batch, int[] columns, int[] groups) {
        int count = batch.size();
        if (hashes.length < count) hashes = new int[count];
        ColumnHashes.hash(batch, columns, hashes);
        Column[] sources = new Column[columns.length];
        for (int i = 0; i < sources.length; i++) sources[i] = batch.column(columns[i]);
        for (int row = 0; row < count; row++) groups[row] = find(sources, row, hashes[row]);
    }

    private int find(Column[] sources, int row, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            int group = slots[slot] - 1;
            if (group < 0) return add(sources, row, hash, slot);
            if (hashOf[group] == hash && isSame(group, sources, row)) return group;
            slot = slot + 1 & mask;
        }
    }

    private boolean isSame(int group, Column[] sources, int row) {
        for (int i = 0; i < sources.length; i++) if (!keys[i].isSame(group, sources[i], row)) return false;
        return true;
    }

    private int add(Column[] sources, int row, int hash, int slot) {
        for (int i = 0; i < sources.length; i++) keys[i].append(sources[i], row);
        if (size == hashOf.length) hashOf = Arrays.copyOf(hashOf, 2 * size);
        hashOf[size] = hash;
        slots[slot] = ++size;
        if (2 * size > slots.length) grow();
        return size - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int group = 0; group < size; group++) {
            int slot = hashOf[group] & mask;
            while (slots[slot] != 0) slot = slot + 1 & mask;
            slots[slot] = group + 1;
        }
    }

    /// Returns the hash of the key of a group.
    public int hash(int group) {
        return hashOf[group];
    }

    /// Returns the keys of the groups from a number to a number, which is excluded.
    public List<Column> keys(int from, int to) {
        List<Column> columns = new ArrayList<>(keys.length);
        for (KeyColumn each : keys) columns.add(each.slice(from, to));
        return columns;
    }

    /// Returns the estimated bytes of memory of the table.
    public long bytes() {
        long sum = 4L * (slots.length + hashOf.length);
        for (KeyColumn each : keys) sum += each.bytes();
        return sum;
    }

    /// Drops all groups.
    public void clear() {
        keys = newKeys();
        hashOf = new int[SLOTS_MIN];
        slots = new int[SLOTS_MIN];
        size = 0;
    }
}
