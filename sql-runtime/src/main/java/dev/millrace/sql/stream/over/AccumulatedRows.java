package dev.millrace.sql.stream.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps intermediate results of all earlier rows, for frames without a lower bound. Not thread-safe.
final class AccumulatedRows implements OverComputation {
    private final TimeOverSpec spec;
    private final boolean countsRows;
    private final List<AggregateCall> calls = new ArrayList<>();
    private final List<Aggregator> aggregators = new ArrayList<>();
    private final @Nullable Object[] constants;
    private final RowPacker packer;
    private final StoredValue<PackedRow> partials;

    AccumulatedRows(TimeOverSpec spec, boolean countsRows, ContinuousServices services) {
        this.spec = spec;
        this.countsRows = countsRows;
        List<LogicalType> types = new ArrayList<>(spec.input().getChildren().subList(0, spec.width()));
        this.constants = new Object[spec.group().constants().size()];
        for (int i = 0; i < constants.length; i++) {
            Expr constant = spec.group().constants().get(i);
            constants[i] = services.operators().interpreter().constant(constant);
            types.add(constant.type().copy(true));
        }
        RowType extended = RowType.of(types.toArray(new LogicalType[0]));
        List<LogicalType> partialTypes = new ArrayList<>();
        for (AggregateCall each : spec.group().calls()) {
            AggregateCall call = OverFrames.counted(each);
            Aggregator aggregator =
                    Aggregators.of(call, extended, services.operators().users());
            calls.add(call);
            aggregators.add(aggregator);
            partialTypes.addAll(aggregator.partialTypes());
        }
        RowType type = RowType.of(partialTypes.toArray(new LogicalType[0]));
        this.packer = RowPacker.ofAll(type);
        this.partials = services.value("partials", PackedRowSerializer.INSTANCE);
    }

    @Override
    public List<Column> compute(ColumnBatch rows, long[] times) {
        load();
        ColumnBatch extended = extended(rows);
        List<ColumnBuilder> results = new ArrayList<>();
        for (AggregateCall each : calls) results.add(ColumnBuilder.of(each.type(), rows.size()));
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (!countsRows && to < rows.size() && times[to] == times[from]) to++;
            for (int i = 0; i < calls.size(); i++) add(i, extended, from, to, results.get(i));
            from = to;
        }
        store();
        return results.stream().map(ColumnBuilder::build).toList();
    }

    private ColumnBatch extended(ColumnBatch rows) {
        List<Column> columns = new ArrayList<>(rows.columns().subList(0, spec.width()));
        for (int i = 0; i < constants.length; i++) {
            ColumnBuilder column =
                    ColumnBuilder.of(spec.group().constants().get(i).type(), rows.size());
            for (int row = 0; row < rows.size(); row++) column.appendValue(constants[i]);
            columns.add(column.build());
        }
        return ColumnBatch.of(rows.size(), columns);
    }

    private void add(int index, ColumnBatch rows, int from, int to, ColumnBuilder results) {
        Aggregator aggregator = aggregators.get(index);
        int[] added = new int[to - from];
        for (int i = 0; i < added.length; i++) added[i] = from + i;
        aggregator.add(rows, added, new int[added.length], added.length);
        Column result = aggregator.results(0, 1);
        for (int i = from; i < to; i++) results.append(result, 0);
    }

    private void load() {
        for (Aggregator each : aggregators) {
            each.clear();
            each.resize(1);
        }
        PackedRow known = partials.read();
        if (known == null) return;
        ColumnBatch batch = packer.batch(known);
        int column = 0;
        for (Aggregator each : aggregators) {
            each.merge(batch, column, new int[1]);
            column += each.partialTypes().size();
        }
    }

    private void store() {
        List<Column> columns = new ArrayList<>();
        for (Aggregator each : aggregators) columns.addAll(each.partials(0, 1));
        partials.write(packer.pack(ColumnBatch.of(1, columns), 0));
    }

    @Override
    public void expire(long time) {}

    @Override
    public boolean hasBounds() {
        return false;
    }
}
