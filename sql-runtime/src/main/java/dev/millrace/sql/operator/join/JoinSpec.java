package dev.millrace.sql.operator.join;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins two inputs. A table of the rows of the right input, found by their keys, is built first.
///
/// @param leftKeys the indexes of the key columns of the left input
/// @param rightKeys the indexes of the key columns of the right input, which have the same types
/// @param matchesNull whether NULL matches NULL, for each key
/// @param condition a further condition over the columns of both inputs; null for none
/// @param rowType the type of the results
public record JoinSpec(
        RowType left,
        RowType right,
        JoinKind kind,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        List<Boolean> matchesNull,
        @Nullable Expr condition,
        RowType rowType)
        implements OperatorSpec {

    @Override
    public BatchOperator open(OperatorServices services) {
        return new JoinOperator(this, services);
    }

    /// Returns whether results have columns of both inputs.
    boolean hasBothSides() {
        return kind != JoinKind.SEMI && kind != JoinKind.ANTI;
    }

    /// Returns whether left rows without a match are results.
    boolean keepsLeft() {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL;
    }

    /// Returns whether right rows without a match are results.
    boolean keepsRight() {
        return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    }

    static int[] indexes(List<Integer> columns) {
        return columns.stream().mapToInt(each -> each).toArray();
    }
}
