package dev.millrace.sql.operator.join;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnEquality;
import dev.millrace.column.ColumnHashes;
import dev.millrace.sql.operator.aggregate.RowNumbers;
import java.util.BitSet;

/// Keeps right rows on the heap, and finds them by their keys. Rows are added first, then the table is built and read.
final class JoinTable {
    private static final int SLOTS_MIN = 16;
    private static final int BYTES_PER_ROW = 16;

    private final int[] rightKeys;
    private final int[] leftKeys;
    private final boolean[] matchesNull;
    private final BatchBuilder builder;
    private final BitSet matched = new BitSet();
    private ColumnBatch rows;
    private Column[] keyColumns = {};
    /// The first row of each chain plus one; 0 for none.
    private int[] heads = {};
    /// The next row of the chain plus one; 0 for none.
    private int[] next = {};
    private int[] hashes = {};

    JoinTable(JoinSpec spec) {
        this.rightKeys = JoinSpec.indexes(spec.rightKeys());
        this.leftKeys = JoinSpec.indexes(spec.leftKeys());
        this.matchesNull = new boolean[rightKeys.length];
        for (int i = 0; i < matchesNull.length; i++)
            matchesNull[i] = spec.matchesNull().get(i);
        this.builder = new BatchBuilder(spec.right());
        this.rows = ColumnBatch.of(0, java.util.List.of());
    }

    void add(ColumnBatch batch) {
        builder.append(batch, RowNumbers.upTo(batch.size()), batch.size());
    }

    /// Returns the estimated bytes of memory of the added rows.
    long bytes() {
        return builder.bytes() + (long) BYTES_PER_ROW * builder.size();
    }

    int size() {
        return builder.size();
    }

    /// Returns the added rows and forgets them.
    ColumnBatch take() {
        return builder.build();
    }

    /// Chains the rows by their hashes.
    void build() {
        rows = builder.build();
        int size = rows.size();
        hashes = new int[size];
        next = new int[size];
        ColumnHashes.hash(rows, rightKeys, hashes);
        heads = new int[Math.max(SLOTS_MIN, Integer.highestOneBit(Math.max(1, size)) * 2)];
        keyColumns = new Column[rightKeys.length];
        for (int i = 0; i < keyColumns.length; i++) keyColumns[i] = rows.column(rightKeys[i]);
        // From the last row to the first one, so that each chain has the order of the rows.
        for (int row = size - 1; row >= 0; row--) {
            if (!mayMatch(keyColumns, row)) continue;
            int slot = hashes[row] & heads.length - 1;
            next[row] = heads[slot];
            heads[slot] = row + 1;
        }
    }

    /// Returns whether no key of a row is a NULL that matches nothing.
    boolean mayMatch(Column[] keys, int row) {
        for (int i = 0; i < keys.length; i++) {
            if (!matchesNull[i] && keys[i].hasNulls() && keys[i].isNull(row)) return false;
        }
        return true;
    }

    Column[] leftKeys(ColumnBatch batch) {
        Column[] keys = new Column[leftKeys.length];
        for (int i = 0; i < keys.length; i++) keys[i] = batch.column(leftKeys[i]);
        return keys;
    }

    void hash(ColumnBatch left, int[] leftHashes) {
        ColumnHashes.hash(left, leftKeys, leftHashes);
    }

    /// Returns the first row with a key; -1 if there is none.
    int first(Column[] keys, int row, int hash) {
        return find(heads[hash & heads.length - 1] - 1, keys, row, hash);
    }

    /// Returns the row behind another one with the same key; -1 if there is none.
    int next(int previous, Column[] keys, int row, int hash) {
        return find(next[previous] - 1, keys, row, hash);
    }

    private int find(int from, Column[] keys, int row, int hash) {
        int at = from;
        while (at >= 0) {
            if (hashes[at] == hash && isSame(at, keys, row)) return at;
            at = next[at] - 1;
        }
        return -1;
    }

    private boolean isSame(int at, Column[] keys, int row) {
        for (int i = 0; i < keys.length; i++) {
            if (!ColumnEquality.areSame(keyColumns[i], at, keys[i], row)) return false;
        }
        return true;
    }

    /// Returns the rows of the built table.
    ColumnBatch rows() {
        return rows;
    }

    void match(int row) {
        matched.set(row);
    }

    /// Returns the row at or behind a row that has no match; the number of rows if there is none.
    int unmatched(int from) {
        return Math.min(matched.nextClearBit(from), rows.size());
    }
}
