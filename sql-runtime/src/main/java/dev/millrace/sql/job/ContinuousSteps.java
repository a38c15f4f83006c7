package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.lookup.LookupCalls;
import dev.millrace.sql.stream.ContinuousOperatorFactory;
import dev.millrace.sql.stream.ContinuousSettings;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowType;
import dev.millrace.sql.stream.row.RowsByKey;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Adds operators and exchanges of continuous queries to a job.
final class ContinuousSteps {
    private final ContinuousSettings settings;
    private final int parallelism;
    private final boolean sortsAtEnd;
    private final long idleMillis;
    private final LookupCalls lookups;

    /// @param sortsAtEnd whether rows may be sorted by other columns than times, at the end of the input
    /// @param idleMillis the time without rows after which a source is idle, in milliseconds; 0 for never
    /// @param lookups how lookup joins call connectors
    ContinuousSteps(
            ContinuousSettings settings, int parallelism, boolean sortsAtEnd, long idleMillis, LookupCalls lookups) {
        this.lookups = lookups;
        this.idleMillis = idleMillis;
        this.settings = settings;
        this.sortsAtEnd = sortsAtEnd;
        this.parallelism = parallelism;
    }

    ContinuousSettings settings() {
        return settings;
    }

    LookupCalls lookups() {
        return lookups;
    }

    long idleMillis() {
        return idleMillis;
    }

    boolean sortsAtEnd() {
        return sortsAtEnd;
    }

    int parallelism() {
        return parallelism;
    }

    /// Adds an operator without keys behind a stream, with as many subtasks as the stream has.
    ContinuousStream then(ContinuousStream input, String name, ContinuousSpec spec, RowType rowType) {
        return placed(
                input.stream().transform(name, new ColumnBatchType(rowType), factory(spec)), rowType, input.isSingle());
    }

    /// Adds an operator with state per key. The rows with the same key go to the same subtask.
    ///
    /// @param keys the indexes of the columns of the key; if empty, one subtask has all rows
    ContinuousStream keyed(
            ContinuousStream input, List<Integer> keys, String name, ContinuousSpec spec, RowType rowType) {
        return placed(
                byKey(input, keys).transform(name, new ColumnBatchType(rowType), factory(spec)),
                rowType,
                keys.isEmpty());
    }

    /// Adds an operator with two inputs and state per key.
    ///
    /// @param leftKeys the indexes of the columns of the key in the left input; if empty, one subtask has all rows
    /// @param rightKeys as many indexes, of columns with the same types
    ContinuousStream joined(
            ContinuousStream left,
            List<Integer> leftKeys,
            ContinuousStream right,
            List<Integer> rightKeys,
            String name,
            ContinuousSpec spec,
            RowType rowType) {
        return placed(
                byKey(left, leftKeys)
                        .connect(byKey(right, rightKeys))
                        .transform(name, new ColumnBatchType(rowType), factory(spec)),
                rowType,
                leftKeys.isEmpty());
    }

    private static KeyedStream<ColumnBatch, PackedRow> byKey(ContinuousStream input, List<Integer> keys) {
        return new KeyedStream<>(input.stream(), new RowsByKey(input.rowType(), keys), PackedRowType.INSTANCE);
    }

    private ContinuousOperatorFactory factory(ContinuousSpec spec) {
        return new ContinuousOperatorFactory(spec, settings);
    }

    private ContinuousStream placed(SingleOutputStreamOperator<ColumnBatch> stream, RowType rowType, boolean isSingle) {
        stream.setParallelism(isSingle ? 1 : parallelism);
        return new ContinuousStream(stream, rowType, isSingle);
    }

    /// Sends all rows to one subtask.
    ContinuousStream single(ContinuousStream input) {
        if (input.isSingle()) return input;
        DataStream<ColumnBatch> sent =
                parallelism == 1 ? input.stream() : input.stream().global();
        return new ContinuousStream(sent, input.rowType(), true);
    }
}
