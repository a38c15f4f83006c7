package dev.millrace.sql.planner;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.TimestampType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Translates group windows, such as `GROUP BY TUMBLE(ts, INTERVAL '1' HOUR)`, to windows of table functions. Calcite
/// computes the group as the call of a function, which is replaced by the start of the window.
final class GroupWindows {
    private static final LogicalType BOUND = new TimestampType(false, 3);

    private GroupWindows() {}

    /// Returns a projection in which calls of group windows are replaced.
    static QueryPlan of(QueryPlan.Project project) {
        Expr.Call call = call(project);
        return call == null ? project : replaced(project, call);
    }

    /// Returns an aggregate over the windows of a table function for an aggregate whose keys have a group window. Its
    /// groups have the start and the end of their windows, so that they are complete when their windows end.
    static QueryPlan of(QueryPlan.Aggregate aggregate) {
        if (!(aggregate.input() instanceof QueryPlan.Project project)) return aggregate;
        Expr.Call call = call(project);
        if (call == null) return aggregate;
        int place = project.expressions().indexOf(call);
        boolean isKey = aggregate.groupingSets().size() == 1 && aggregate.keys().contains(place);
        if (isKey) return grouped(aggregate, project, call, place);
        return new QueryPlan.Aggregate(
                replaced(project, call),
                aggregate.keys(),
                aggregate.groupingSets(),
                aggregate.calls(),
                aggregate.rowType());
    }

    private static QueryPlan grouped(
            QueryPlan.Aggregate aggregate, QueryPlan.Project project, Expr.Call call, int place) {
        int width = project.expressions().size();
        List<Integer> keys = new ArrayList<>(aggregate.keys());
        keys.add(width);
        List<RowType.RowField> fields = new ArrayList<>(
                aggregate.rowType().getFields().subList(0, aggregate.keys().size()));
        int window = aggregate.keys().indexOf(place);
        fields.set(window, new RowType.RowField(fields.get(window).getName(), BOUND));
        fields.add(new RowType.RowField("window_end", BOUND));
        fields.addAll(aggregate
                .rowType()
                .getFields()
                .subList(aggregate.keys().size(), aggregate.rowType().getFieldCount()));
        QueryPlan.Aggregate grouped = new QueryPlan.Aggregate(
                windows(aggregate, project, call, place),
                keys,
                List.of(keys),
                aggregate.calls(),
                new RowType(false, fields));
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Expr column = new Expr.Column(i, fields.get(i).getType());
            if (i == window) columns.add(typed(column, call.type()));
            else if (i != keys.size() - 1) columns.add(column);
        }
        return new QueryPlan.Project(grouped, columns, aggregate.rowType());
    }

    /// Returns the rows of a projection with the start of the window at a place, and the end of the window behind the
    /// other columns.
    private static QueryPlan windows(
            QueryPlan.Aggregate aggregate, QueryPlan.Project project, Expr.Call call, int place) {
        Expr time = call.operands().getFirst();
        List<Expr> expressions = new ArrayList<>(project.expressions());
        expressions.set(place, time);
        List<LogicalType> types = new ArrayList<>(project.rowType().getChildren());
        types.set(place, time.type());
        int width = types.size();
        QueryPlan input = new QueryPlan.Project(project.input(), expressions, row(types));
        List<Integer> others = new ArrayList<>(aggregate.keys());
        others.remove(Integer.valueOf(place));
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) columns.add(new Expr.Column(i, types.get(i)));
        columns.set(place, new Expr.Column(width, BOUND));
        columns.add(new Expr.Column(width + 1, BOUND));
        types.add(BOUND);
        types.add(BOUND);
        QueryPlan windows = new QueryPlan.WindowTable(
                input,
                call.function().substring(1),
                place,
                call.function().equals("$SESSION") ? others : List.of(),
                call.operands().subList(1, call.operands().size()),
                row(types));
        return new QueryPlan.Project(
                windows, columns, row(columns.stream().map(Expr::type).toList()));
    }

    private static RowType row(List<LogicalType> types) {
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    /// Returns the call of a group window in a projection; null if it has none.
    private static Expr.@Nullable Call call(QueryPlan.Project project) {
        List<Expr.Call> calls = new ArrayList<>();
        for (Expr each : project.expressions()) find(each, calls);
        if (calls.size() > 1) throw UnsupportedPlans.of("several group windows");
        return calls.isEmpty() ? null : calls.getFirst();
    }

    private static void find(Expr expression, List<Expr.Call> calls) {
        ColumnReferences.replaced(expression, part -> {
            if (part instanceof Expr.Call call && isWindow(call) && !calls.contains(call)) calls.add(call);
            return part;
        });
    }

    private static boolean isWindow(Expr.Call call) {
        return switch (call.function()) {
            case "$TUMBLE", "$HOP", "$SESSION" -> true;
            default -> false;
        };
    }

    private static QueryPlan replaced(QueryPlan.Project project, Expr.Call call) {
        QueryPlan input = project.input();
        int width = input.rowType().getFieldCount();
        Expr time = call.operands().getFirst();
        List<Expr> columns = new ArrayList<>();
        List<LogicalType> types = new ArrayList<>(input.rowType().getChildren());
        for (int i = 0; i < width; i++) columns.add(new Expr.Column(i, types.get(i)));
        int timeColumn = time instanceof Expr.Column column ? column.index() : width;
        if (timeColumn == width) {
            columns.add(time);
            types.add(time.type());
            input = new QueryPlan.Project(input, columns, row(types));
        }
        int start = types.size();
        types.add(BOUND);
        types.add(BOUND);
        QueryPlan.WindowTable windows = new QueryPlan.WindowTable(
                input,
                call.function().substring(1),
                timeColumn,
                sessionKeys(project, call),
                call.operands().subList(1, call.operands().size()),
                row(types));
        Expr startColumn = new Expr.Column(start, BOUND);
        List<Expr> expressions = new ArrayList<>();
        for (Expr each : project.expressions()) {
            expressions.add(ColumnReferences.replaced(
                    each, part -> part.equals(call) ? typed(startColumn, call.type()) : part));
        }
        return new QueryPlan.Project(windows, expressions, project.rowType());
    }

    private static Expr typed(Expr column, LogicalType type) {
        return column.type().copy(true).equals(type.copy(true)) ? column : new Expr.Cast(column, type, false);
    }

    /// Returns the columns that separate sessions: the plain columns that the projection passes on before its window.
    private static List<Integer> sessionKeys(QueryPlan.Project project, Expr.Call call) {
        List<Integer> keys = new ArrayList<>();
        if (!call.function().equals("$SESSION")) return keys;
        for (Expr each : project.expressions()) {
            if (each.equals(call)) break;
            if (each instanceof Expr.Column column) keys.add(column.index());
        }
        return keys;
    }
}
