package dev.millrace.sql.operator.spill;

import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps batches in order: on the heap until they are too large, then in a file. Not thread-safe.
public final class BatchStore {
    private final SpillFiles files;
    private final RowType type;
    private final long memoryBytes;
    private final List<ColumnBatch> batches = new ArrayList<>();
    private @Nullable SpillFile file;
    private long bytes;
    private long rows;

    /// Creates an empty store.
    ///
    /// @param memoryBytes the number of bytes that may stay on the heap
    public BatchStore(SpillFiles files, RowType type, long memoryBytes) {
        this.files = files;
        this.type = type;
        this.memoryBytes = memoryBytes;
    }

    /// Appends a batch.
    public void add(ColumnBatch batch) {
        rows += batch.size();
        if (file != null) {
            file.add(batch);
            return;
        }
        batches.add(batch);
        bytes += batch.bytes();
        if (bytes > memoryBytes) spill();
    }

    /// Moves all batches from the heap to a file.
    public void spill() {
        if (file == null) file = files.create(type);
        for (ColumnBatch each : batches) file.add(each);
        batches.clear();
        bytes = 0;
    }

    /// Returns the number of rows.
    public long rows() {
        return rows;
    }

    /// Returns the number of bytes on the heap.
    public long bytes() {
        return bytes;
    }

    /// Returns whether the batches are in a file.
    public boolean isSpilled() {
        return file != null;
    }

    /// Returns the batches in order. The store may be read several times, but then takes no more batches.
    public BatchReader read() {
        return file == null ? new HeapReader(batches) : file.read();
    }

    /// Drops all batches.
    public void clear() {
        batches.clear();
        bytes = 0;
        rows = 0;
        if (file != null) file.delete();
        file = null;
    }

    private static final class HeapReader implements BatchReader {
        private final List<ColumnBatch> batches;
        private int next;

        HeapReader(List<ColumnBatch> batches) {
            this.batches = batches;
        }

        @Override
        public @Nullable ColumnBatch next() {
            return next < batches.size() ? batches.get(next++) : null;
        }

        @Override
        public void close() {
            next = Integer.MAX_VALUE;
        }
    }
}
