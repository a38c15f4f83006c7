package dev.millrace.sql.stream.window;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the inserted rows of two inputs that are in the same window, when the window ends.
///
/// @param matchesNull whether NULL matches NULL, for each column of the key
/// @param clock says when windows end
/// @param condition a further condition over the columns of both inputs; null for none
/// @param rowType the type of the results
public record WindowJoinSpec(
        Side left,
        Side right,
        List<Boolean> matchesNull,
        TableWindowClock clock,
        JoinKind kind,
        @Nullable Expr condition,
        RowType rowType)
        implements ContinuousSpec {

    /// Describes an input.
    ///
    /// @param keys the indexes of the columns of the join key, without those of the window
    /// @param endColumn the index of the column with the end of the window
    public record Side(RowType rowType, List<Integer> keys, int endColumn) implements Serializable {}

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new WindowJoin(this, services);
    }

    boolean isSemi() {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }

    /// Returns whether left rows without a match are results.
    boolean keepsLeft() {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL || kind == JoinKind.ANTI;
    }

    /// Returns whether right rows without a match are results.
    boolean keepsRight() {
        return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    }
}
