package dev.millrace.sql.job;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.calc.ProjectChanges;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contains the inputs of a join whose keys are columns.
///
/// @param left the left input. Columns for keys that are no columns follow those of the plan.
/// @param leftKeys the indexes of the columns of the key of the left input
/// @param matchesNull whether NULL matches NULL, for each column of the key
/// @param residual the further condition over the columns of both inputs; null for none
/// @param rowType the type of joined rows
/// @param columns the columns of the plan within joined rows
record JoinSides(
        ContinuousStream left,
        ContinuousStream right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        List<Boolean> matchesNull,
        @Nullable Expr residual,
        RowType rowType,
        List<Integer> columns) {

    /// Adds columns for keys to the inputs of a join.
    static JoinSides of(
            QueryPlan.Join join, Expr condition, ContinuousStream left, ContinuousStream right, ContinuousSteps steps) {
        JoinKeys keys = JoinKeys.of(condition, left.rowType(), right.rowType());
        int leftWidth = left.rowType().getFieldCount();
        ContinuousStream extendedLeft = extended(left, keys.leftKeys(), steps);
        ContinuousStream extendedRight = extended(right, keys.rightKeys(), steps);
        int added = extendedLeft.rowType().getFieldCount() - leftWidth;
        boolean hasBothSides = join.kind() != JoinKind.SEMI && join.kind() != JoinKind.ANTI;
        List<LogicalType> types = new ArrayList<>(nullable(extendedLeft.rowType()));
        if (hasBothSides) types.addAll(nullable(extendedRight.rowType()));
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < join.rowType().getFieldCount(); i++) columns.add(i < leftWidth ? i : i + added);
        return new JoinSides(
                extendedLeft,
                extendedRight,
                positions(keys.leftKeys(), leftWidth),
                positions(keys.rightKeys(), right.rowType().getFieldCount()),
                keys.matchesNull(),
                keys.residual() == null
                        ? null
                        : ColumnReferences.mapped(keys.residual(), i -> i < leftWidth ? i : i + added),
                RowType.of(types.toArray(new LogicalType[0])),
                columns);
    }

    private static List<LogicalType> nullable(RowType rowType) {
        return rowType.getChildren().stream().map(each -> each.copy(true)).toList();
    }

    private static ContinuousStream extended(ContinuousStream input, List<Expr> keys, ContinuousSteps steps) {
        RowType type = input.rowType();
        List<Expr> expressions = new ArrayList<>();
        List<LogicalType> types = new ArrayList<>(type.getChildren());
        for (int i = 0; i < types.size(); i++) expressions.add(new Expr.Column(i, types.get(i)));
        for (Expr each : keys) {
            if (each instanceof Expr.Column) continue;
            expressions.add(each);
            types.add(each.type());
        }
        if (types.size() == type.getFieldCount()) return input;
        RowType extended = RowType.of(types.toArray(new LogicalType[0]));
        return steps.then(input, "Join keys", new ProjectChanges(expressions, extended), extended);
    }

    private static List<Integer> positions(List<Expr> keys, int width) {
        List<Integer> positions = new ArrayList<>();
        int next = width;
        for (Expr each : keys) positions.add(each instanceof Expr.Column column ? column.index() : next++);
        return positions;
    }

    /// Returns the joined rows with exactly the columns of the plan.
    ContinuousStream planned(ContinuousStream joined, RowType planType, ContinuousSteps steps) {
        boolean isSame = columns.size() == rowType.getFieldCount();
        for (int i = 0; i < columns.size(); i++) isSame &= columns.get(i) == i;
        if (isSame) return new ContinuousStream(joined.stream(), planType, joined.isSingle());
        List<Expr> expressions = new ArrayList<>();
        for (int each : columns) expressions.add(new Expr.Column(each, rowType.getTypeAt(each)));
        return steps.then(joined, "Project", new ProjectChanges(expressions, planType), planType);
    }
}
