package dev.millrace.sql.stream.window;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.join.JoinInput;
import dev.millrace.sql.stream.join.JoinOutput;
import dev.millrace.sql.stream.join.PairFilter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of the open windows of both inputs. Not thread-safe.
final class WindowJoin implements ContinuousOperator {
    private final WindowJoinSpec spec;
    private final ContinuousServices services;
    private final JoinInput[] inputs;
    private final int[] endColumns;
    private final OpenWindows lefts;
    private final OpenWindows rights;
    private final RowTimers timers;
    private final JoinOutput output;
    private final @Nullable PairFilter filter;

    WindowJoin(WindowJoinSpec spec, ContinuousServices services) {
        this.spec = spec;
        this.services = services;
        JoinInput left = new JoinInput(spec.left().rowType(), spec.left().keys(), spec.matchesNull());
        JoinInput right = new JoinInput(spec.right().rowType(), spec.right().keys(), spec.matchesNull());
        this.inputs = new JoinInput[] {left, right};
        this.endColumns = new int[] {spec.left().endColumn(), spec.right().endColumn()};
        this.lefts = new OpenWindows(services, "left");
        this.rights = new OpenWindows(services, "right");
        this.timers = services.timers("windows", this::fire, time -> {
            fire(time);
            flush();
        });
        RowType rightType = spec.right().rowType();
        this.output = new JoinOutput(
                left.packer(),
                right.packer(),
                spec.isSemi() ? 0 : rightType.getFieldCount(),
                spec.rowType(),
                services::emit);
        this.filter = spec.condition() == null
                ? null
                : new PairFilter(services.operators().expressions(), spec.condition(), left.packer(), right.packer());
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        inputs[input].find(batch);
        LongColumn ends = (LongColumn) batch.column(endColumns[input]);
        for (int row = 0; row < batch.size(); row++) {
            if (ends.isNull(row)) continue;
            long end = ends.value(row);
            if (spec.clock().isOver(end, services)) {
                services.countLate();
                continue;
            }
            services.select(inputs[input].key(row));
            (input == 0 ? lefts : rights).add(end, inputs[input].row(batch, row));
            spec.clock().arm(end, timers, services);
        }
    }

    private void fire(long time) {
        NavigableMap<Long, List<OpenWindows.Entry>> leftRows = lefts.byEnd();
        NavigableMap<Long, List<OpenWindows.Entry>> rightRows = rights.byEnd();
        TreeSet<Long> ends = new TreeSet<>(leftRows.keySet());
        ends.addAll(rightRows.keySet());
        for (long end : ends) {
            if (spec.clock().due(end, services) > time) continue;
            List<OpenWindows.Entry> left = leftRows.getOrDefault(end, List.of());
            List<OpenWindows.Entry> right = rightRows.getOrDefault(end, List.of());
            join(left, right);
            lefts.drop(left);
            rights.drop(right);
        }
    }

    private void join(List<OpenWindows.Entry> left, List<OpenWindows.Entry> right) {
        boolean mayMatch =
                !left.isEmpty() && !right.isEmpty() && hasKey(left.getFirst().row());
        boolean[] isRightMatched = new boolean[right.size()];
        for (OpenWindows.Entry each : left) {
            boolean[] matches = mayMatch ? matches(each.row(), right) : new boolean[0];
            boolean isMatched = false;
            for (int i = 0; i < matches.length; i++) {
                if (!matches[i]) continue;
                isMatched = true;
                isRightMatched[i] = true;
                if (!spec.isSemi())
                    output.emit(RowKind.INSERT, each.row(), right.get(i).row());
            }
            boolean isAlone = isMatched ? spec.kind() == JoinKind.SEMI : spec.keepsLeft();
            if (isAlone) output.emit(RowKind.INSERT, each.row(), null);
        }
        if (!spec.keepsRight()) return;
        for (int i = 0; i < isRightMatched.length; i++) {
            if (!isRightMatched[i])
                output.emit(RowKind.INSERT, null, right.get(i).row());
        }
    }

    private boolean hasKey(PackedRow row) {
        return !inputs[0].isWithoutMatch(inputs[0].packer().batch(row), 0);
    }

    private boolean[] matches(PackedRow row, List<OpenWindows.Entry> right) {
        boolean[] matches = new boolean[right.size()];
        if (filter == null) {
            java.util.Arrays.fill(matches, true);
            return matches;
        }
        for (OpenWindows.Entry each : right) filter.add(row, each.row());
        return filter.test();
    }

    @Override
    public void flush() {
        output.flush();
    }
}
