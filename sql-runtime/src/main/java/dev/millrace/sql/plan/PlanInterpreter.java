package dev.millrace.sql.plan;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a plan without tables in the calling thread, row by row. Thread-safe.
public final class PlanInterpreter {
    private static final Fault UNSUPPORTED = new Fault(2862, Category.USER, "an operator of a plan cannot be run yet");

    private final Interpreter expressions;

    /// Creates an interpreter that evaluates expressions with another one.
    public PlanInterpreter(Interpreter expressions) {
        this.expressions = expressions;
    }

    /// Returns the rows of a plan, in order.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the plan has an operator that cannot be run yet
    public List<RowData> rows(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Values values -> {
                List<RowData> rows = new ArrayList<>();
                for (List<Expr> each : values.rows()) {
                    rows.add(row(evaluations(each), new GenericRowData(0)));
                }
                yield rows;
            }
            case QueryPlan.Project project -> project(project);
            case QueryPlan.Filter filter -> filter(filter);
            case QueryPlan.SetOperation union
            when union.kind() == QueryPlan.SetKind.UNION && union.isAll() -> {
                List<RowData> rows = new ArrayList<>();
                for (QueryPlan each : union.inputs()) rows.addAll(rows(each));
                yield rows;
            }
            default ->
                throw UNSUPPORTED
                        .what(
                                "The operator %s cannot be run yet.",
                                plan.getClass().getSimpleName())
                        .fix("Leave it out of the query. docs/status.md lists what works.");
        };
    }

    private List<RowData> project(QueryPlan.Project project) {
        List<Evaluation> columns = evaluations(project.expressions());
        List<RowData> rows = new ArrayList<>();
        for (RowData each : rows(project.input())) rows.add(row(columns, each));
        return rows;
    }

    private List<RowData> filter(QueryPlan.Filter filter) {
        Evaluation condition = expressions.evaluation(filter.condition());
        List<RowData> rows = new ArrayList<>();
        for (RowData each : rows(filter.input())) {
            if (Boolean.TRUE.equals(condition.of(each))) rows.add(each);
        }
        return rows;
    }

    private List<Evaluation> evaluations(List<Expr> columns) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Expr each : columns) evaluations.add(expressions.evaluation(each));
        return evaluations;
    }

    private static RowData row(List<Evaluation> columns, RowData input) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) values[i] = columns.get(i).of(input);
        return GenericRowData.of(values);
    }
}
