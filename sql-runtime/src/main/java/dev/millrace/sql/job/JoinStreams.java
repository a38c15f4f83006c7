package dev.millrace.sql.job;

import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.ProjectSpec;
import dev.millrace.sql.operator.join.JoinSpec;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Adds joins to a job, and chooses how their inputs are exchanged.
final class JoinStreams {
    private static final double BROADCAST_ROWS_MAX = 20_000;
    private static final double BROADCAST_RATIO = 20;

    private final QuerySteps steps;
    private final RowEstimates estimates;

    JoinStreams(QuerySteps steps, RowEstimates estimates) {
        this.steps = steps;
        this.estimates = estimates;
    }

    QueryStream join(QueryPlan.Join plan, QueryStream left, QueryStream right) {
        double leftRows = estimates.of(plan.left());
        double rightRows = estimates.of(plan.right());
        boolean swaps = plan.kind() == JoinKind.INNER && leftRows < rightRows;
        if (!swaps) {
            return join(plan.kind(), plan.condition(), plan.rowType(), left, right, isSmall(rightRows, leftRows));
        }
        int leftWidth = left.rowType().getFieldCount();
        int rightWidth = right.rowType().getFieldCount();
        Expr condition = ColumnReferences.mapped(plan.condition(), i -> i < leftWidth ? i + rightWidth : i - leftWidth);
        QueryStream swapped = join(
                JoinKind.INNER,
                condition,
                concatenated(right.rowType(), left.rowType()),
                right,
                left,
                isSmall(leftRows, rightRows));
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < leftWidth + rightWidth; i++) {
            int index = i < leftWidth ? i + rightWidth : i - leftWidth;
            columns.add(new Expr.Column(index, plan.rowType().getTypeAt(i)));
        }
        return steps.then(swapped, "Project", new ProjectSpec(columns, plan.rowType()), plan.rowType());
    }

    private static boolean isSmall(double rows, double others) {
        return rows <= BROADCAST_ROWS_MAX && rows * BROADCAST_RATIO <= others;
    }

    private QueryStream join(
            JoinKind kind,
            Expr condition,
            RowType rowType,
            QueryStream givenLeft,
            QueryStream givenRight,
            boolean isRightSmall) {
        JoinKeys keys = JoinKeys.of(condition, givenLeft.rowType(), givenRight.rowType());
        QueryStream left = extended(givenLeft, keys.leftKeys());
        QueryStream right = extended(givenRight, keys.rightKeys());
        int leftWidth = givenLeft.rowType().getFieldCount();
        int added = left.rowType().getFieldCount() - leftWidth;
        boolean hasBothSides = kind != JoinKind.SEMI && kind != JoinKind.ANTI;
        boolean isExtended = left != givenLeft || right != givenRight;
        RowType joined = joinedType(left.rowType(), right.rowType(), kind);
        Expr residual = keys.residual() == null
                ? null
                : ColumnReferences.mapped(keys.residual(), i -> i < leftWidth ? i : i + added);
        List<Integer> leftColumns = positions(keys.leftKeys(), leftWidth);
        List<Integer> rightColumns =
                positions(keys.rightKeys(), givenRight.rowType().getFieldCount());
        JoinSpec spec = new JoinSpec(
                left.rowType(),
                right.rowType(),
                kind,
                leftColumns,
                rightColumns,
                keys.matchesNull(),
                residual,
                isExtended ? joined : rowType);
        QueryStream result = placed(spec, left, right, isRightSmall);
        if (!isExtended) return result;
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            int index = hasBothSides && i >= leftWidth ? i + added : i;
            columns.add(new Expr.Column(index, joined.getTypeAt(index)));
        }
        return steps.then(result, "Project", new ProjectSpec(columns, rowType), rowType);
    }

    private QueryStream placed(JoinSpec spec, QueryStream left, QueryStream right, boolean isRightSmall) {
        String name = spec.leftKeys().isEmpty() ? "Nested loop join" : "Hash join";
        String title = name + " (" + spec.kind().name().toLowerCase(Locale.ROOT) + ")";
        boolean keepsRight = spec.kind() == JoinKind.RIGHT || spec.kind() == JoinKind.FULL;
        if (left.isSingle() && right.isSingle() || keepsRight && spec.leftKeys().isEmpty()) {
            return steps.join(steps.single(left), steps.single(right), title, spec, spec.rowType());
        }
        if (!keepsRight && (isRightSmall || spec.leftKeys().isEmpty())) {
            return steps.join(steps.spread(left), steps.broadcast(right), title, spec, spec.rowType());
        }
        return steps.join(
                steps.byHash(left, spec.leftKeys()),
                steps.byHash(right, spec.rightKeys()),
                title,
                spec,
                spec.rowType());
    }

    /// Adds columns for keys that are not plain columns.
    private QueryStream extended(QueryStream input, List<Expr> keys) {
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
        return steps.then(input, "Join keys", new ProjectSpec(expressions, extended), extended);
    }

    private static List<Integer> positions(List<Expr> keys, int width) {
        List<Integer> positions = new ArrayList<>();
        int next = width;
        for (Expr each : keys) positions.add(each instanceof Expr.Column column ? column.index() : next++);
        return positions;
    }

    private static RowType joinedType(RowType left, RowType right, JoinKind kind) {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI ? left : concatenated(left, right);
    }

    private static RowType concatenated(RowType left, RowType right) {
        List<LogicalType> types = new ArrayList<>();
        for (LogicalType each : left.getChildren()) types.add(each.copy(true));
        for (LogicalType each : right.getChildren()) types.add(each.copy(true));
        return RowType.of(types.toArray(new LogicalType[0]));
    }
}
