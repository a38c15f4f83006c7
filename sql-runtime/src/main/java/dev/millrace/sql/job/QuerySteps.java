package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.lookup.LookupCalls;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.operator.QueryOperatorFactory;
import dev.millrace.sql.operator.SplitSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Adds operators and exchanges to a job.
final class QuerySteps {
    private final OperatorSettings settings;
    private final int parallelism;
    private final LookupCalls lookups;

    QuerySteps(OperatorSettings settings, int parallelism, LookupCalls lookups) {
        this.settings = settings;
        this.parallelism = parallelism;
        this.lookups = lookups;
    }

    /// Returns how lookup joins call connectors.
    LookupCalls lookups() {
        return lookups;
    }

    int parallelism() {
        return parallelism;
    }

    /// Adds an operator behind a stream, with as many subtasks as the stream has.
    QueryStream then(QueryStream input, String name, OperatorSpec spec, RowType rowType) {
        return placed(
                input.stream().transform(name, new ColumnBatchType(rowType), factory(spec)), rowType, input.isSingle());
    }

    /// Adds an operator with two inputs.
    QueryStream join(QueryStream left, QueryStream right, String name, OperatorSpec spec, RowType rowType) {
        return placed(
                left.stream().connect(right.stream()).transform(name, new ColumnBatchType(rowType), factory(spec)),
                rowType,
                left.isSingle());
    }

    private QueryOperatorFactory factory(OperatorSpec spec) {
        return new QueryOperatorFactory(spec, settings);
    }

    private QueryStream placed(SingleOutputStreamOperator<ColumnBatch> stream, RowType rowType, boolean isSingle) {
        stream.setParallelism(isSingle ? 1 : parallelism);
        return new QueryStream(stream, rowType, isSingle);
    }

    /// Sends the rows with the same key to the same subtask of the next operator.
    QueryStream byHash(QueryStream input, List<Integer> columns) {
        if (parallelism == 1) return input;
        if (columns.isEmpty()) return single(input);
        QueryStream split = then(input, "Split by key", new SplitSpec(columns, parallelism), input.rowType());
        DataStream<ColumnBatch> sent =
                split.stream().partitionCustom(new HashPartitions.ByHash(), new HashPartitions.FirstHash(columns));
        return new QueryStream(sent, input.rowType(), false);
    }

    /// Sends all rows to one subtask.
    QueryStream single(QueryStream input) {
        if (input.isSingle()) return input;
        return new QueryStream(
                parallelism == 1 ? input.stream() : input.stream().global(), input.rowType(), true);
    }

    /// Sends all rows to all subtasks of the next operator.
    QueryStream broadcast(QueryStream input) {
        if (parallelism == 1) return input;
        return new QueryStream(input.stream().broadcast(), input.rowType(), false);
    }

    /// Spreads the rows of one subtask over all subtasks.
    QueryStream spread(QueryStream input) {
        if (!input.isSingle() || parallelism == 1) return input;
        return new QueryStream(input.stream().rebalance(), input.rowType(), false);
    }
}
