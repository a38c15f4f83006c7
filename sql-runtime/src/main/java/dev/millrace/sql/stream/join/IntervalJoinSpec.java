package dev.millrace.sql.stream.join;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins inserted rows of two inputs whose times are close to each other. Rows are dropped when no row that may still
/// come can match them.
///
/// @param leftKeys the indexes of the columns of the join key of the left input
/// @param matchesNull whether NULL matches NULL, for each column of the key
/// @param bounds the bounds of the difference of the times
/// @param kind INNER, LEFT, RIGHT or FULL
/// @param condition a further condition over the columns of both inputs; null for none
/// @param rowType the type of the results
public record IntervalJoinSpec(
        RowType left,
        RowType right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        List<Boolean> matchesNull,
        TimeBounds bounds,
        JoinKind kind,
        @Nullable Expr condition,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new IntervalJoin(this, services);
    }

    boolean keepsLeft() {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL;
    }

    boolean keepsRight() {
        return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    }
}
