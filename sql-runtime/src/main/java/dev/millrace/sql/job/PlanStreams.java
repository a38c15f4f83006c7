package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.lookup.BoundedLookupSpec;
import dev.millrace.sql.lookup.LookupStep;
import dev.millrace.sql.operator.FilterProjectSpec;
import dev.millrace.sql.operator.FilterSpec;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.operator.ProjectSpec;
import dev.millrace.sql.operator.correlate.FunctionTableSpec;
import dev.millrace.sql.operator.correlate.UnnestSpec;
import dev.millrace.sql.operator.sort.LimitSpec;
import dev.millrace.sql.operator.sort.SortSpec;
import dev.millrace.sql.operator.sort.TopSpec;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.process.ProcessFaults;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Adds the operators of a plan to a job.
final class PlanStreams {
    private static final long TOP_MAX = 1 << 20;

    private final StreamExecutionEnvironment environment;
    private final Tables tables;
    private final OperatorSettings settings;
    private final QuerySteps steps;
    private final AggregateStreams aggregates;
    private final JoinStreams joins;
    private final WindowStreams windows;
    private final CorrelateStreams correlations;

    PlanStreams(StreamExecutionEnvironment environment, Tables tables, OperatorSettings settings, QuerySteps steps) {
        this.environment = environment;
        this.tables = tables;
        this.settings = settings;
        this.steps = steps;
        this.aggregates = new AggregateStreams(steps);
        this.joins = new JoinStreams(steps, new RowEstimates(tables));
        this.windows = new WindowStreams(steps, settings);
        this.correlations = new CorrelateStreams(steps, this::of);
    }

    QueryStream of(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan scan -> scan(scan, columns(scan), scan.rowType(), OptionalLong.empty());
            case QueryPlan.Values values -> values(values);
            case QueryPlan.Project project -> project(project);
            case QueryPlan.Filter filter ->
                steps.then(
                        of(filter.input()),
                        "Filter",
                        new FilterSpec(filter.condition(), filter.rowType()),
                        filter.rowType());
            case QueryPlan.Aggregate aggregate -> aggregates.aggregate(aggregate, of(aggregate.input()));
            case QueryPlan.Sort sort -> sort(sort);
            case QueryPlan.SetOperation operation -> operation(operation);
            case QueryPlan.Join join -> joins.join(join, of(join.left()), of(join.right()));
            case QueryPlan.Correlate correlate -> correlations.correlate(correlate);
            case QueryPlan.Lookup lookup -> {
                QueryStream left = of(lookup.input());
                LookupStep step = LookupStep.of(lookup, left.rowType(), tables, steps.lookups());
                yield steps.then(
                        left,
                        "Lookup join with " + lookup.clause().name(),
                        new BoundedLookupSpec(step),
                        lookup.rowType());
            }
            case QueryPlan.Snapshot snapshot -> of(snapshot.input());
            case QueryPlan.FunctionTable table ->
                steps.then(of(table.input()), "Table function", new FunctionTableSpec(table), table.rowType());
            case QueryPlan.Unnest unnest ->
                steps.then(of(unnest.input()), "Unnest", new UnnestSpec(unnest), unnest.rowType());
            case QueryPlan.Over over -> windows.over(over, of(over.input()));
            case QueryPlan.Match match -> windows.match(match, of(match.input()));
            case QueryPlan.Watermark watermark -> withoutWatermark(watermark);
            case QueryPlan.Rank _, QueryPlan.Normalize _ ->
                throw new IllegalArgumentException("A query in batch mode has no such operators.");
            case QueryPlan.WindowTable window -> windows.window(window, of(window.input()));
            case QueryPlan.Process process ->
                throw ProcessFaults.notInBatchMode(process.clause().function().name());
        };
    }

    /// Removes the column that watermarks are created from.
    private QueryStream withoutWatermark(QueryPlan.Watermark watermark) {
        List<Expr> columns = new ArrayList<>();
        for (LogicalType each : watermark.rowType().getChildren()) columns.add(new Expr.Column(columns.size(), each));
        return of(new QueryPlan.Project(watermark.input(), columns, watermark.rowType()));
    }

    private static List<Integer> columns(QueryPlan.Scan scan) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < scan.rowType().getFieldCount(); i++) columns.add(i);
        return columns;
    }

    private QueryStream scan(QueryPlan.Scan scan, List<Integer> columns, RowType rowType, OptionalLong limit) {
        DataStream<ColumnBatch> stream = tables.source(scan.table(), scan.options())
                .read(environment, new ScanRequest(columns, rowType, scan.filters(), null, limit));
        return new QueryStream(stream, rowType, false);
    }

    private QueryStream values(QueryPlan.Values values) {
        List<ColumnBatch> batches = ConstantRows.of(values, settings);
        DataStream<ColumnBatch> stream = environment.fromData(batches, new ColumnBatchType(values.rowType()));
        return new QueryStream(stream, values.rowType(), true);
    }

    private QueryStream project(QueryPlan.Project project) {
        if (project.input() instanceof QueryPlan.Scan scan) return projectedScan(project, scan, OptionalLong.empty());
        if (project.input() instanceof QueryPlan.Filter filter) {
            return steps.then(
                    of(filter.input()),
                    "Filter and project",
                    new FilterProjectSpec(filter.condition(), project.expressions(), project.rowType()),
                    project.rowType());
        }
        return steps.then(
                of(project.input()),
                "Project",
                new ProjectSpec(project.expressions(), project.rowType()),
                project.rowType());
    }

    /// Reads only the columns that a projection uses.
    private QueryStream projectedScan(QueryPlan.Project project, QueryPlan.Scan scan, OptionalLong limit) {
        TreeSet<Integer> used = new TreeSet<>();
        for (Expr each : project.expressions()) used.addAll(ColumnReferences.of(each));
        List<Integer> columns = new ArrayList<>(used);
        List<RowType.RowField> fields = new ArrayList<>();
        for (int each : columns) fields.add(scan.rowType().getFields().get(each));
        RowType rowType = new RowType(false, fields);
        QueryStream stream = scan(scan, columns, rowType, limit);
        List<Expr> expressions = new ArrayList<>();
        for (Expr each : project.expressions()) {
            expressions.add(ColumnReferences.mapped(each, columns::indexOf));
        }
        return steps.then(stream, "Project", new ProjectSpec(expressions, project.rowType()), project.rowType());
    }

    private QueryStream sort(QueryPlan.Sort sort) {
        RowType rowType = sort.rowType();
        Long fetch = sort.fetch();
        QueryStream input = fetch != null && sort.keys().isEmpty()
                ? limited(sort.input(), fetch + sort.offset())
                : of(sort.input());
        if (!sort.keys().isEmpty()) {
            if (fetch != null && fetch + sort.offset() <= TOP_MAX) {
                TopSpec top = new TopSpec(rowType, sort.keys(), fetch + sort.offset());
                if (!input.isSingle()) input = steps.then(input, "Top", top, rowType);
                input = steps.then(steps.single(input), "Top", top, rowType);
            } else {
                input = steps.then(steps.single(input), "Sort", new SortSpec(rowType, sort.keys()), rowType);
            }
        }
        if (fetch == null && sort.offset() == 0) return input;
        long limit = fetch == null ? Long.MAX_VALUE : fetch;
        if (!input.isSingle() && fetch != null) {
            input = steps.then(input, "Limit", new LimitSpec(0, limit + sort.offset()), rowType);
        }
        return steps.then(steps.single(input), "Limit", new LimitSpec(sort.offset(), limit), rowType);
    }

    /// Adds a plan of which only some rows are needed. Each subtask of a source stops after so many.
    private QueryStream limited(QueryPlan plan, long rows) {
        OptionalLong limit = OptionalLong.of(rows);
        if (plan instanceof QueryPlan.Scan scan) return scan(scan, columns(scan), scan.rowType(), limit);
        return plan instanceof QueryPlan.Project project && project.input() instanceof QueryPlan.Scan scan
                ? projectedScan(project, scan, limit)
                : of(plan);
    }

    private QueryStream operation(QueryPlan.SetOperation operation) {
        List<QueryStream> inputs = new ArrayList<>();
        for (QueryPlan each : operation.inputs()) inputs.add(of(each));
        if (operation.kind() != QueryPlan.SetKind.UNION) return aggregates.operation(operation, inputs);
        QueryStream union = union(inputs, operation.rowType());
        return operation.isAll() ? union : aggregates.distinct(union);
    }

    private QueryStream union(List<QueryStream> inputs, RowType rowType) {
        DataStream<ColumnBatch> stream = null;
        for (QueryStream each : inputs) {
            DataStream<ColumnBatch> typed = AggregateStreams.typed(steps, each, rowType).stream();
            stream = stream == null ? typed : stream.union(typed);
        }
        return new QueryStream(Objects.requireNonNull(stream), rowType, steps.parallelism() == 1);
    }
}
