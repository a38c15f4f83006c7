package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.MatchOutput;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.MatchClause;
import dev.millrace.sql.plan.MatchExpression;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Collects matches, and computes their measures for many matches at once. Not thread-safe.
final class MatchResults implements MatchOutput<PackedRow> {
    private final int[] keys;
    private final List<MatchValue> values = new ArrayList<>();
    private final @Nullable MatchAggregate[] aggregates;
    private final RowPacker packer;
    private final LongSupplier clock;
    private final Consumer<ColumnBatch> output;
    private final BatchBuilder builder;
    private final BatchProjection measures;

    /// @param packer the packer of whole rows
    /// @param clock returns the wall clock in milliseconds
    MatchResults(
            MatchClause clause,
            RowType input,
            RowType rowType,
            RowPacker packer,
            OperatorSettings settings,
            LongSupplier clock,
            Consumer<ColumnBatch> output) {
        this.keys = clause.keys().stream().mapToInt(each -> each).toArray();
        this.packer = packer;
        this.clock = clock;
        this.output = output;
        List<LogicalType> types = new ArrayList<>();
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            types.add(input.getTypeAt(keys[i]));
            columns.add(new Expr.Column(i, types.get(i)));
        }
        for (MatchExpression each : clause.measures()) {
            int shift = keys.length + values.size() - input.getFieldCount();
            columns.add(ColumnReferences.mapped(each.result(), i -> i + shift));
            for (MatchValue value : each.values()) types.add(value.type());
            values.addAll(each.values());
        }
        this.aggregates = new MatchAggregate[values.size()];
        for (int i = 0; i < aggregates.length; i++) {
            if (values.get(i) instanceof MatchValue.OfRows rows) {
                aggregates[i] = new MatchAggregate(rows, input, settings);
            }
        }
        this.builder = new BatchBuilder(RowType.of(types.toArray(new LogicalType[0])));
        this.measures = settings.expressions().projection(columns, rowType);
    }

    @Override
    public void matched(Map<String, List<PackedRow>> rows, long timestamp) {
        PackedRow any = rows.values().iterator().next().getFirst();
        for (int i = 0; i < keys.length; i++) packer.appendColumn(any, keys[i], builder.column(i));
        for (int i = 0; i < aggregates.length; i++) {
            append(values.get(i), aggregates[i], rows, timestamp, builder.column(keys.length + i));
        }
        builder.endRow();
        if (builder.isFull()) emit();
    }

    private void append(
            MatchValue value,
            @Nullable MatchAggregate aggregate,
            Map<String, List<PackedRow>> rows,
            long timestamp,
            ColumnBuilder to) {
        switch (value) {
            case MatchValue.OfRow row -> {
                List<PackedRow> candidates = rows(rows, row.variable());
                int index = row.isFirst() ? row.offset() : candidates.size() - 1 - row.offset();
                boolean isMissing = index < 0 || index >= candidates.size();
                if (isMissing) to.appendNull();
                else packer.appendColumn(candidates.get(index), row.column(), to);
            }
            case MatchValue.OfRows all -> {
                for (PackedRow each : rows(rows, all.variable())) {
                    if (aggregate != null) aggregate.add(each, packer, builder.size());
                }
                // The results replace this column.
                to.appendNull();
            }
            case MatchValue.Rowtime _ -> to.appendValue(TimestampData.fromEpochMillis(timestamp));
            case MatchValue.Proctime _ -> to.appendValue(TimestampData.fromEpochMillis(clock.getAsLong()));
        }
    }

    private static List<PackedRow> rows(Map<String, List<PackedRow>> rows, @Nullable String variable) {
        if (variable != null) return rows.getOrDefault(variable, List.of());
        List<PackedRow> all = new ArrayList<>();
        rows.values().forEach(all::addAll);
        return all;
    }

    @Override
    public void timedOut(Map<String, List<PackedRow>> rows, long timestamp) {
        // A sequence of rows that does not end within its time is no match.
    }

    /// Emits the collected matches.
    void emit() {
        if (builder.isEmpty()) return;
        ColumnBatch collected = builder.build();
        List<Column> columns = new ArrayList<>(collected.columns());
        for (int i = 0; i < aggregates.length; i++) {
            MatchAggregate aggregate = aggregates[i];
            if (aggregate != null) columns.set(keys.length + i, aggregate.results(collected.size()));
        }
        output.accept(measures.of(ColumnBatch.of(collected.size(), columns)));
    }
}
