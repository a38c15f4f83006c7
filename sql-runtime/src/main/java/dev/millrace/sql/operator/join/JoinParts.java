package dev.millrace.sql.operator.join;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.BatchStore;
import dev.millrace.sql.operator.spill.SpillFiles;
import dev.millrace.table.types.logical.RowType;

/// Keeps the rows of one input in files, one per part of the keys.
final class JoinParts {
    private static final int PARTS = 16;

    private final int[] keys;
    private final BatchStore[] stores;
    private final BatchBuilder[] builders;

    /// @param keys the indexes of the key columns; without keys, there is one part
    JoinParts(SpillFiles files, RowType type, int[] keys) {
        this.keys = keys;
        int count = keys.length == 0 ? 1 : PARTS;
        this.stores = new BatchStore[count];
        this.builders = new BatchBuilder[count];
        for (int i = 0; i < count; i++) {
            stores[i] = new BatchStore(files, type, 0);
            builders[i] = new BatchBuilder(type);
        }
    }

    int count() {
        return stores.length;
    }

    void add(ColumnBatch batch) {
        int[] hashes = new int[batch.size()];
        ColumnHashes.hash(batch, keys, hashes);
        for (int row = 0; row < hashes.length; row++) {
            int part = stores.length == 1 ? 0 : ColumnHashes.mixed(hashes[row] + 1) & PARTS - 1;
            builders[part].append(batch, row);
            if (builders[part].isFull()) stores[part].add(builders[part].build());
        }
    }

    /// Returns the rows of a part.
    BatchReader read(int part) {
        if (!builders[part].isEmpty()) stores[part].add(builders[part].build());
        return stores[part].read();
    }

    void delete(int part) {
        stores[part].clear();
    }
}
