package dev.millrace.sql.stream.join;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins two inputs whose rows may change. All rows are kept, as long as they do not expire.
///
/// @param matchesNull whether NULL matches NULL, for each column of the key
/// @param condition a further condition over the columns of both inputs; null for none
/// @param rowType the type of the results
public record StreamJoinSpec(
        JoinSide left,
        JoinSide right,
        JoinKind kind,
        List<Boolean> matchesNull,
        @Nullable Expr condition,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new JoinOperator(this, services);
    }

    private boolean isSemi() {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }

    private boolean keepsLeft() {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL;
    }

    private boolean keepsRight() {
        return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    }

    /// Passes the rows of batches to a join, and selects their keys.
    private static final class JoinOperator implements ContinuousOperator {
        private final ContinuousServices services;
        private final JoinInput[] inputs;
        private final @Nullable RowPacker[] unique;
        private final JoinOutput output;
        private final @Nullable RegularJoin join;
        private final @Nullable SemiJoin semi;

        JoinOperator(StreamJoinSpec spec, ContinuousServices services) {
            this.services = services;
            JoinInput left = new JoinInput(spec.left.rowType(), spec.left.keys(), spec.matchesNull);
            JoinInput right = new JoinInput(spec.right.rowType(), spec.right.keys(), spec.matchesNull);
            this.inputs = new JoinInput[] {left, right};
            this.unique = new RowPacker[] {unique(spec.left), unique(spec.right)};
            int rightWidth = spec.isSemi() ? 0 : spec.right.rowType().getFieldCount();
            this.output = new JoinOutput(left.packer(), right.packer(), rightWidth, spec.rowType, services::emit);
            PairFilter filter = spec.condition == null
                    ? null
                    : new PairFilter(services.operators().expressions(), spec.condition, left.packer(), right.packer());
            JoinedRows lefts = new JoinedRowStates(
                            services, "left", spec.isSemi() || spec.keepsLeft(), spec.left.timeToLiveMillis())
                    .of(spec.left.form());
            JoinedRows rights = new JoinedRowStates(services, "right", spec.keepsRight(), spec.right.timeToLiveMillis())
                    .of(spec.right.form());
            this.semi = spec.isSemi() ? new SemiJoin(lefts, rights, spec.kind == JoinKind.ANTI, filter, output) : null;
            boolean[] isOuter = {spec.keepsLeft(), spec.keepsRight()};
            this.join = spec.isSemi() ? null : new RegularJoin(lefts, rights, isOuter, filter, output);
        }

        private static @Nullable RowPacker unique(JoinSide side) {
            return side.form() instanceof SideForm.UniqueRows form
                    ? new RowPacker(side.rowType(), form.columns())
                    : null;
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            JoinInput side = inputs[input];
            side.find(batch);
            side.prefetch(services);
            RowPacker uniquePacker = unique[input];
            for (int row = 0; row < batch.size(); row++) {
                PackedRow packed = side.row(batch, row);
                if (side.isWithoutMatch(batch, row)) {
                    withoutMatch(input, batch.kind(row), packed);
                    continue;
                }
                services.select(side.key(row));
                PackedRow key = uniquePacker == null ? packed : uniquePacker.pack(batch, row);
                row(input, batch.kind(row), packed, key);
            }
            if (join != null) join.emitCollected();
            output.flush();
        }

        private void row(int input, RowKind kind, PackedRow row, PackedRow key) {
            if (join != null && join.isInner()) join.collect(input, kind, row, key);
            else if (join != null) join.row(input, kind, row, key);
            else if (semi != null && input == 0) semi.left(kind, row, key);
            else if (semi != null) semi.right(kind, row, key);
        }

        private void withoutMatch(int input, RowKind kind, PackedRow row) {
            if (join != null) join.rowWithoutMatch(input, kind, row);
            else if (semi != null && input == 0) semi.leftWithoutMatch(kind, row);
        }
    }
}
