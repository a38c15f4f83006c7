package dev.millrace.sql.planner;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.function.WindowTableFunction;
import dev.millrace.sql.planner.match.MatchTranslator;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.user.AggregateFunctions;
import dev.millrace.sql.planner.user.CallTypes;
import dev.millrace.sql.planner.user.ProcessCallOperator;
import dev.millrace.sql.planner.user.ProcessPlans;
import dev.millrace.sql.planner.user.ProgramOperator;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSnapshot;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Translates relational trees of Calcite to plans.
final class PlanTranslator {
    private final ExprTranslator expressions;

    PlanTranslator(RexBuilder builder) {
        this.expressions = new ExprTranslator(builder);
    }

    /// Returns the plan of a tree.
    QueryPlan of(RelNode node) {
        RowType type = LogicalTypes.row(node.getRowType());
        return switch (node) {
            case LogicalTableScan scan ->
                new QueryPlan.Scan(
                        List.copyOf(scan.getTable().getQualifiedName()), PlannerHints.options(scan.getHints()), type);
            case LogicalValues values -> values(values, type);
            case LogicalProject project -> GroupWindows.of(project(project));
            case LogicalFilter filter ->
                new QueryPlan.Filter(of(filter.getInput()), expressions.of(filter.getCondition()));
            case Join join ->
                new QueryPlan.Join(
                        of(join.getLeft()),
                        of(join.getRight()),
                        kind(join.getJoinType()),
                        expressions.of(join.getCondition()),
                        type);
            case LogicalCorrelate correlate ->
                new QueryPlan.Correlate(
                        of(correlate.getLeft()),
                        PlannerHints.looked(of(correlate.getRight()), correlate.getHints()),
                        correlate.getCorrelationId().getId(),
                        kind(correlate.getJoinType()),
                        type);
            case LogicalSnapshot snapshot ->
                new QueryPlan.Snapshot(of(snapshot.getInput()), expressions.of(snapshot.getPeriod()), Map.of());
            case Uncollect uncollect -> new QueryPlan.Unnest(of(uncollect.getInput()), uncollect.withOrdinality, type);
            case LogicalAggregate aggregate -> aggregate(aggregate, type);
            case LogicalWindow window ->
                new QueryPlan.Over(of(window.getInput()), new WindowTranslator(expressions, window).groups(), type);
            case Match match ->
                new QueryPlan.Match(
                        of(match.getInput()),
                        new MatchTranslator(match, expressions::of).clause(SortKeys.of(match.getOrderKeys())),
                        type);
            case Sort sort -> sort(sort);
            case SetOp operation -> new QueryPlan.SetOperation(kind(operation), operation.all, inputs(operation), type);
            case WatermarkNode watermark ->
                new QueryPlan.Watermark(of(watermark.getInput()), watermark.timeColumn(), watermark.isOfSource(), type);
            case LogicalTableFunctionScan function -> function(function, type);
            default -> throw UnsupportedPlans.of(node.getRelTypeName());
        };
    }

    private QueryPlan.Project project(LogicalProject project) {
        return new QueryPlan.Project(
                of(project.getInput()), expressions.all(project.getProjects()), LogicalTypes.row(project.getRowType()));
    }

    private List<QueryPlan> inputs(RelNode node) {
        List<QueryPlan> inputs = new ArrayList<>();
        for (RelNode each : node.getInputs()) inputs.add(of(each));
        return inputs;
    }

    private QueryPlan values(LogicalValues values, RowType type) {
        List<List<Expr>> rows = new ArrayList<>();
        for (List<RexLiteral> each : values.getTuples()) rows.add(expressions.all(each));
        return new QueryPlan.Values(rows, type);
    }

    private QueryPlan aggregate(LogicalAggregate aggregate, RowType type) {
        List<List<Integer>> sets = new ArrayList<>();
        for (ImmutableBitSet each : aggregate.getGroupSets()) sets.add(List.copyOf(each.asList()));
        List<Integer> keys = List.copyOf(aggregate.getGroupSet().asList());
        List<AggregateCall> calls = new ArrayList<>();
        List<Expr> columns = new ArrayList<>();
        List<RowType.RowField> fields = new ArrayList<>(type.getFields().subList(0, keys.size()));
        for (int i = 0; i < keys.size(); i++) columns.add(new Expr.Column(i, type.getTypeAt(i)));
        for (org.apache.calcite.rel.core.AggregateCall each : aggregate.getAggCallList()) {
            RowType.RowField field = type.getFields().get(columns.size());
            if (!each.rexList.isEmpty()) {
                // LITERAL_AGG returns its literal for each group.
                columns.add(expressions.of(each.rexList.getFirst()));
                continue;
            }
            columns.add(new Expr.Column(fields.size(), field.getType()));
            fields.add(field);
            calls.add(call(each, LogicalTypes.row(aggregate.getInput().getRowType())));
        }
        QueryPlan input =
                aggregate.getInput() instanceof LogicalProject project ? project(project) : of(aggregate.getInput());
        QueryPlan plan = GroupWindows.of(new QueryPlan.Aggregate(input, keys, sets, calls, new RowType(false, fields)));
        return fields.size() == columns.size() ? plan : new QueryPlan.Project(plan, columns, type);
    }

    private static AggregateCall call(org.apache.calcite.rel.core.AggregateCall call, RowType input) {
        List<LogicalType> given = new ArrayList<>();
        for (int each : call.getArgList()) given.add(input.getTypeAt(each));
        UserFunction user = AggregateFunctions.of(call.getAggregation(), given);
        return new AggregateCall(
                AggregateFunctions.name(call.getAggregation()),
                call.isDistinct(),
                call.ignoreNulls(),
                List.copyOf(call.getArgList()),
                call.hasFilter() ? call.filterArg : null,
                SortKeys.of(call.getCollation()),
                LogicalTypes.of(call.getType()),
                user);
    }

    private QueryPlan sort(Sort sort) {
        Long offset = number(sort.offset);
        return new QueryPlan.Sort(
                of(sort.getInput()), SortKeys.of(sort.getCollation()), offset == null ? 0 : offset, number(sort.fetch));
    }

    private static @Nullable Long number(@Nullable RexNode node) {
        if (node == null) return null;
        if (!(node instanceof RexLiteral literal)) throw UnsupportedPlans.of("LIMIT " + node);
        return Objects.requireNonNull(literal.getValueAs(BigDecimal.class)).longValueExact();
    }

    private QueryPlan function(LogicalTableFunctionScan scan, RowType type) {
        RexCall call = (RexCall) scan.getCall();
        if (call.getOperator() instanceof ProcessCallOperator process) {
            RexCallBinding binding = RexCallBinding.create(expressions.factory(), call, List.of());
            return ProcessPlans.of(process, inputs(scan), expressions.all(call.getOperands()), binding, type);
        }
        return call.getOperator() instanceof ProgramOperator program
                ? functionTable(program, call, type)
                : windows(scan, type);
    }

    private QueryPlan functionTable(ProgramOperator program, RexCall call, RowType type) {
        List<Expr> operands = expressions.all(call.getOperands());
        UserFunction function = new CallTypes(program.functionName(), program.function())
                .of(
                        operands.stream().map(Expr::type).toList(),
                        RexCallBinding.create(expressions.factory(), call, List.of()));
        RowType number = RowType.of(false, new LogicalType[] {new IntType(false)}, new String[] {"f0"});
        QueryPlan once = new QueryPlan.Values(List.of(List.of(new Expr.Literal(0, new IntType(false)))), number);
        return new QueryPlan.FunctionTable(once, function, operands, type);
    }

    private QueryPlan windows(LogicalTableFunctionScan scan, RowType type) {
        RexCall call = (RexCall) scan.getCall();
        String function = call.getOperator().getName().toUpperCase(Locale.ROOT);
        List<Expr> sizes = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        int timeColumn = -1;
        for (RexNode each : call.getOperands()) {
            if (each instanceof RexCall part && part.getKind() == SqlKind.DESCRIPTOR) {
                // The first descriptor has the time, and the second one the keys of sessions.
                if (timeColumn < 0) timeColumn = columns(part).getFirst();
                else keys.addAll(columns(part));
            } else {
                sizes.add(expressions.of(each));
            }
        }
        if (!(call.getOperator() instanceof WindowTableFunction) || timeColumn < 0) throw UnsupportedPlans.of(function);
        return new QueryPlan.WindowTable(of(scan.getInput(0)), function, timeColumn, keys, sizes, type);
    }

    private static List<Integer> columns(RexCall call) {
        List<Integer> columns = new ArrayList<>();
        for (RexNode each : call.getOperands()) columns.add(((RexInputRef) each).getIndex());
        return columns;
    }

    private static QueryPlan.JoinKind kind(JoinRelType type) {
        return switch (type) {
            case INNER -> QueryPlan.JoinKind.INNER;
            case LEFT -> QueryPlan.JoinKind.LEFT;
            case RIGHT -> QueryPlan.JoinKind.RIGHT;
            case FULL -> QueryPlan.JoinKind.FULL;
            case SEMI -> QueryPlan.JoinKind.SEMI;
            case ANTI -> QueryPlan.JoinKind.ANTI;
            default -> throw UnsupportedPlans.of(type + " JOIN");
        };
    }

    private static QueryPlan.SetKind kind(SetOp operation) {
        return switch (operation.kind) {
            case UNION -> QueryPlan.SetKind.UNION;
            case INTERSECT -> QueryPlan.SetKind.INTERSECT;
            case EXCEPT -> QueryPlan.SetKind.EXCEPT;
            default -> throw UnsupportedPlans.of(operation.kind);
        };
    }
}
