package dev.millrace.sql.stream.calc;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the changes of rows for which a condition is true.
public record FilterChanges(Expr condition) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Filter(condition, services);
    }

    private static final class Filter implements ContinuousOperator {
        private final Expr condition;
        private final ContinuousServices services;
        private final boolean isTimed;
        private final MovingTime time;
        private @Nullable BatchFilter filter;
        private int[] rows = new int[ColumnBatch.ROWS_MAX];

        Filter(Expr condition, ContinuousServices services) {
            this.condition = condition;
            this.services = services;
            this.isTimed = MovingTime.isIn(List.of(condition));
            this.time = new MovingTime(services);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            BatchFilter known = filter;
            if (known == null) {
                Expr moved = isTimed ? time.over(condition, batch.width()) : condition;
                known = services.operators().expressions().filter(moved);
                filter = known;
            }
            if (rows.length < batch.size()) rows = new int[batch.size()];
            int count = known.select(isTimed ? time.with(batch) : batch, rows);
            if (count == batch.size()) services.emit(batch);
            else if (count > 0) services.emit(batch.select(rows, count));
        }
    }
}
