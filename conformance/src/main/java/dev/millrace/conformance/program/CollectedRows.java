package dev.millrace.conformance.program;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.data.RowData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Collects the rows that a query of this process writes, with their kinds.
public final class CollectedRows implements TableSink, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, List<RowData>> ROWS = new ConcurrentHashMap<>();

    private final long number = NUMBERS.incrementAndGet();
    private final ChangeKinds changes;
    private final boolean takesDeletesByKey;

    /// Creates a sink without rows.
    ///
    /// @param changes the kinds of changes that the sink accepts
    public CollectedRows(ChangeKinds changes) {
        this(changes, false);
    }

    /// Creates a sink without rows.
    ///
    /// @param changes the kinds of changes that the sink accepts
    /// @param takesDeletesByKey whether deleted rows may have only the columns of the primary key
    public CollectedRows(ChangeKinds changes, boolean takesDeletesByKey) {
        this.changes = changes;
        this.takesDeletesByKey = takesDeletesByKey;
        ROWS.put(number, Collections.synchronizedList(new ArrayList<>()));
    }

    /// Returns the rows so far.
    public List<RowData> rows() {
        List<RowData> rows = ROWS.getOrDefault(number, List.of());
        synchronized (rows) {
            return List.copyOf(rows);
        }
    }

    @Override
    public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
        rows.map(new Collecting(number), rows.getType()).name("collect").sinkTo(new DiscardingSink<>());
    }

    @Override
    public ChangeKinds changes() {
        return changes;
    }

    @Override
    public boolean takesDeletesByKey() {
        return takesDeletesByKey;
    }

    /// Drops the rows.
    @Override
    public void close() {
        ROWS.remove(number);
    }

    private record Collecting(long number) implements MapFunction<ColumnBatch, ColumnBatch> {
        @Override
        public ColumnBatch map(ColumnBatch batch) {
            List<RowData> rows = ROWS.getOrDefault(number, new ArrayList<>());
            for (int row = 0; row < batch.size(); row++) rows.add(batch.row(row));
            return batch;
        }
    }
}
