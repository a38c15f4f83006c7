package dev.millrace.sql.stream.match;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Aggregates rows of matches, for one or more matches at a time. Not thread-safe.
final class MatchAggregate {
    private final Aggregator aggregator;
    private final @Nullable BatchProjection arguments;
    private final BatchBuilder builder;
    private int[] groups = new int[16];

    MatchAggregate(MatchValue.OfRows value, RowType input, OperatorSettings settings) {
        RowType row = argumentType(value);
        this.aggregator = Aggregators.of(call(value), row, FunctionInstances.DETACHED);
        this.arguments =
                value.arguments().isEmpty() ? null : settings.expressions().projection(value.arguments(), row);
        this.builder = new BatchBuilder(input);
    }

    /// Returns the type of rows with the arguments.
    static RowType argumentType(MatchValue.OfRows value) {
        return RowType.of(value.arguments().stream().map(Expr::type).toArray(LogicalType[]::new));
    }

    /// Returns the call over rows with the arguments.
    static AggregateCall call(MatchValue.OfRows value) {
        List<Integer> columns =
                IntStream.range(0, value.arguments().size()).boxed().toList();
        return new AggregateCall(value.function(), false, false, columns, null, List.of(), value.type());
    }

    /// Adds a packed row to a match.
    void add(PackedRow row, RowPacker packer, int match) {
        packer.unpack(row, builder, 0);
        end(match);
    }

    /// Adds a row of a batch to a match.
    void add(ColumnBatch batch, int row, int match) {
        for (int i = 0; i < batch.width(); i++) builder.column(i).append(batch.column(i), row);
        end(match);
    }

    private void end(int match) {
        if (builder.size() == groups.length) groups = Arrays.copyOf(groups, 2 * groups.length);
        groups[builder.size()] = match;
        builder.endRow();
    }

    /// Returns the results of the matches with the numbers from 0, and forgets all rows.
    Column results(int matches) {
        aggregator.clear();
        aggregator.resize(matches);
        ColumnBatch rows = builder.build();
        if (rows.size() > 0) {
            ColumnBatch values = arguments == null ? rows : arguments.of(rows);
            int[] all = new int[rows.size()];
            for (int i = 0; i < all.length; i++) all[i] = i;
            aggregator.add(values, all, groups, all.length);
        }
        return aggregator.results(0, matches);
    }
}
