package dev.millrace.sql.stream.match;

import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.stream.row.PackedRow;
import org.jspecify.annotations.Nullable;

/// Is a condition that depends on the current row only. It is evaluated for all rows of a batch at once.
final class RowCondition extends SimpleCondition<PackedRow> {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRow current;
    private final transient BatchFilter filter;
    private transient @Nullable ColumnBatch known;
    private transient int[] rows = {};
    private transient boolean[] isTrue = {};

    RowCondition(CurrentRow current, BatchFilter filter) {
        this.current = current;
        this.filter = filter;
    }

    @Override
    public boolean filter(PackedRow value) {
        if (known != current.batch()) evaluate(current.batch());
        return isTrue[current.row()];
    }

    private void evaluate(ColumnBatch batch) {
        if (rows.length < batch.size()) rows = new int[batch.size()];
        isTrue = new boolean[batch.size()];
        int count = filter.select(batch, rows);
        for (int i = 0; i < count; i++) isTrue[rows[i]] = true;
        known = batch;
    }
}
