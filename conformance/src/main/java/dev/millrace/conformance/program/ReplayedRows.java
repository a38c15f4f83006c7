package dev.millrace.conformance.program;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Replays rows of this process with their kinds. Each row is a batch of its own, so that operators see one row after
/// the other, and there is a watermark after each row.
public final class ReplayedRows implements TableSource {
    private static final long serialVersionUID = 1L;

    private static final Map<StreamExecutionEnvironment, Turns> TURNS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final transient List<ColumnBatch> batches;
    private final ChangeKinds changes;
    private final int limit;
    /// The number of readers that have not emitted their rows yet.
    private final transient AtomicInteger unfinished = new AtomicInteger();

    private ReplayedRows(List<ColumnBatch> batches, ChangeKinds changes, int limit) {
        this.batches = batches;
        this.changes = changes;
        this.limit = limit;
    }

    /// Creates a source of rows, which ends after the last one.
    ///
    /// @param rows are copied
    /// @param changes the kinds that the rows may have
    public static ReplayedRows of(RowType rowType, List<? extends RowData> rows, ChangeKinds changes) {
        List<ColumnBatch> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(rowType, 1);
        for (RowData each : rows) {
            builder.append(each);
            batches.add(builder.build());
        }
        return new ReplayedRows(batches, changes, batches.size());
    }

    /// Returns a source that emits the first rows only, and then waits until the job is stopped.
    ///
    /// @param rows the number of rows, which is less than that of all rows
    public ReplayedRows waitingAfter(int rows) {
        return new ReplayedRows(batches, changes, rows);
    }

    /// Returns whether all readers have emitted the rows.
    boolean isDone() {
        return unfinished.get() == 0;
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        unfinished.incrementAndGet();
        int[] columns = request.columns().stream().mapToInt(each -> each).toArray();
        ReplayFunction.Replay replay = new ReplayFunction.Replay(batches, limit, unfinished, turns(environment));
        return environment.addSource(
                ReplayFunction.of(replay, columns), "Replay", new ColumnBatchType(request.rowType()));
    }

    private static Turns turns(StreamExecutionEnvironment environment) {
        return TURNS.computeIfAbsent(environment, _ -> new Turns());
    }

    @Override
    public ChangeKinds changes() {
        return changes;
    }
}
