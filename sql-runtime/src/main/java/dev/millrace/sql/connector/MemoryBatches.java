package dev.millrace.sql.connector;

import dev.millrace.api.function.MapFunction;
import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.memory.DataOutputViewStreamWrapper;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchSerializer;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Keeps batches in memory. A copy in another process receives the batches.
final class MemoryBatches implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private transient List<ColumnBatch> batches;

    MemoryBatches(RowType rowType, List<ColumnBatch> batches) {
        this.rowType = rowType;
        this.batches = List.copyOf(batches);
    }

    int count() {
        return batches.size();
    }

    long rows() {
        return batches.stream().mapToLong(ColumnBatch::size).sum();
    }

    private void writeObject(ObjectOutputStream output) throws IOException {
        output.defaultWriteObject();
        output.writeInt(batches.size());
        ColumnBatchSerializer serializer = new ColumnBatchSerializer(rowType);
        DataOutputViewStreamWrapper view = new DataOutputViewStreamWrapper(output);
        for (ColumnBatch each : batches) serializer.serialize(each, view);
        view.flush();
    }

    private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
        input.defaultReadObject();
        int count = input.readInt();
        ColumnBatchSerializer serializer = new ColumnBatchSerializer(rowType);
        DataInputViewStreamWrapper view = new DataInputViewStreamWrapper(input);
        List<ColumnBatch> read = new ArrayList<>();
        for (int i = 0; i < count; i++) read.add(serializer.deserialize(view));
        batches = read;
    }

    /// Returns the columns of the batch with a number.
    record Reading(MemoryBatches batches, int[] columns) implements MapFunction<Long, ColumnBatch> {
        @Override
        public ColumnBatch map(Long number) {
            return batches.batches.get(number.intValue()).project(columns);
        }
    }
}
