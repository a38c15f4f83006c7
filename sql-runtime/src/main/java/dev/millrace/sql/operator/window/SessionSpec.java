package dev.millrace.sql.operator.window;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnEquality;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.operator.spill.SpillFile;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assigns rows to sessions: rows of the same key whose times follow each other without a gap. Rows without a time
/// are dropped.
///
/// @param gap the time without rows after which a session ends, in milliseconds
/// @param rowType the type of the rows with the columns of their windows
public record SessionSpec(RowType input, int timeColumn, List<Integer> keys, long gap, RowType rowType)
        implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new SessionOperator(this, services);
    }

    private static final class SessionOperator implements BatchOperator {
        private final SessionSpec spec;
        private final OperatorServices services;
        private final WindowColumns columns;
        private final RowSorter sorter;
        private final int[] keys;
        private final BatchBuilder session;
        private @Nullable SpillFile overflow;
        private long start;
        private long end;

        SessionOperator(SessionSpec spec, OperatorServices services) {
            this.spec = spec;
            this.services = services;
            this.columns = new WindowColumns(
                    spec.input,
                    spec.timeColumn,
                    spec.rowType,
                    services.settings().zone());
            this.keys = spec.keys.stream().mapToInt(each -> each).toArray();
            List<SortKey> order = new ArrayList<>();
            for (int each : spec.keys) order.add(new SortKey(each, false, true));
            order.add(new SortKey(spec.timeColumn, false, true));
            this.sorter = new RowSorter(
                    services.files(), spec.input, order, services.settings().memoryBytes());
            this.session = new BatchBuilder(spec.input);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            sorter.add(batch);
        }

        @Override
        public void finish() {
            BatchReader sorted = sorter.sorted();
            ColumnBatch lastBatch = null;
            int lastRow = 0;
            for (ColumnBatch each = sorted.next(); each != null; each = sorted.next()) {
                for (int row = 0; row < each.size(); row++) {
                    if (!columns.hasTime(each, row)) continue;
                    long time = columns.time(each, row);
                    boolean continues = lastBatch != null
                            && time <= end
                            && ColumnEquality.areSame(lastBatch, lastRow, keys, each, row, keys);
                    if (!continues) {
                        emit();
                        start = time;
                    }
                    end = time + spec.gap;
                    add(each, row);
                    lastBatch = each;
                    lastRow = row;
                }
            }
            emit();
            sorter.clear();
        }

        private void add(ColumnBatch batch, int row) {
            session.append(batch, row);
            if (!session.isFull()) return;
            if (overflow == null) overflow = services.files().create(spec.input);
            overflow.add(session.build());
        }

        /// Emits the rows of a session, whose end is known now.
        private void emit() {
            SpillFile file = overflow;
            if (file != null) {
                BatchReader reader = file.read();
                for (ColumnBatch each = reader.next(); each != null; each = reader.next()) emit(each);
                file.delete();
                overflow = null;
            }
            emit(session.build());
        }

        private void emit(ColumnBatch rows) {
            if (rows.size() == 0) return;
            long[] starts = new long[rows.size()];
            long[] ends = new long[rows.size()];
            Arrays.fill(starts, start);
            Arrays.fill(ends, end);
            services.emit(columns.with(rows, starts, ends));
        }
    }
}
