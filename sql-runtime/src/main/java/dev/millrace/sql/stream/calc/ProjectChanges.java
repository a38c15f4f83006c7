package dev.millrace.sql.stream.calc;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes one column per expression. The rows keep their kinds.
public record ProjectChanges(List<Expr> expressions, RowType rowType) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        if (MovingTime.isIn(expressions)) return new TimedProject(this, services);
        BatchProjection projection = services.operators().expressions().projection(expressions, rowType);
        return (_, batch) -> services.emit(projection.of(batch));
    }

    private static final class TimedProject implements ContinuousOperator {
        private final ProjectChanges spec;
        private final ContinuousServices services;
        private final MovingTime time;
        private @Nullable BatchProjection projection;

        TimedProject(ProjectChanges spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.time = new MovingTime(services);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            BatchProjection known = projection;
            if (known == null) {
                List<Expr> moved = new ArrayList<>();
                for (Expr each : spec.expressions) moved.add(time.over(each, batch.width()));
                known = services.operators().expressions().projection(moved, spec.rowType);
                projection = known;
            }
            services.emit(known.of(time.with(batch)));
        }
    }
}
