package dev.millrace.sql.job;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.operator.over.OverSpec;
import dev.millrace.sql.operator.window.SessionSpec;
import dev.millrace.sql.operator.window.WindowSpec;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.match.MatchRowsSpec;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Adds windows of rows and windows of time to a job.
final class WindowStreams {
    private final QuerySteps steps;
    private final OperatorSettings settings;

    WindowStreams(QuerySteps steps, OperatorSettings settings) {
        this.steps = steps;
        this.settings = settings;
    }

    QueryStream over(QueryPlan.Over plan, QueryStream input) {
        int width = input.rowType().getFieldCount();
        QueryStream stream = input;
        for (int i = 0; i < plan.groups().size(); i++) {
            OverGroup group = plan.groups().get(i);
            boolean isLast = i == plan.groups().size() - 1;
            RowType rowType = isLast ? plan.rowType() : extended(stream.rowType(), group);
            QueryStream partitioned = steps.byHash(stream, group.keys());
            OverSpec spec = new OverSpec(stream.rowType(), width, group, rowType);
            stream = steps.then(partitioned, "Over", spec, rowType);
        }
        return stream;
    }

    private static RowType extended(RowType input, OverGroup group) {
        List<LogicalType> types = new ArrayList<>(input.getChildren());
        for (AggregateCall each : group.calls()) types.add(each.type());
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    QueryStream match(QueryPlan.Match plan, QueryStream input) {
        MatchRowsSpec spec = new MatchRowsSpec(input.rowType(), plan.clause(), plan.rowType());
        return steps.then(steps.byHash(input, plan.clause().keys()), "Match", spec, plan.rowType());
    }

    QueryStream window(QueryPlan.WindowTable plan, QueryStream input) {
        List<Long> sizes = new ArrayList<>();
        for (Expr each : plan.sizes()) {
            sizes.add(settings.interpreter().constant(each) instanceof Number number ? number.longValue() : 0L);
        }
        RowType type = input.rowType();
        if (!plan.function().equals("SESSION")) {
            WindowSpec spec = new WindowSpec(type, plan.function(), plan.timeColumn(), sizes, plan.rowType());
            return steps.then(input, plan.function(), spec, plan.rowType());
        }
        SessionSpec spec = new SessionSpec(type, plan.timeColumn(), plan.keys(), sizes.getFirst(), plan.rowType());
        return steps.then(steps.byHash(input, plan.keys()), "SESSION", spec, plan.rowType());
    }
}
