package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.changelog.AggregateChanges;
import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.MatchInput;
import dev.millrace.sql.changelog.ProcessChanges;
import dev.millrace.sql.changelog.RankChanges;
import dev.millrace.sql.compile.code.ExpressionCompiler;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.ScanWatermarks;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.ConstantFolding;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.lookup.LookupSpec;
import dev.millrace.sql.lookup.LookupStep;
import dev.millrace.sql.operator.correlate.FunctionTableSpec;
import dev.millrace.sql.operator.correlate.UnnestSpec;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.calc.EachKind;
import dev.millrace.sql.stream.calc.FilterChanges;
import dev.millrace.sql.stream.calc.ProjectChanges;
import dev.millrace.sql.stream.change.NormalizeSpec;
import dev.millrace.sql.stream.match.MatchChangesSpec;
import dev.millrace.sql.stream.process.EmittedKinds;
import dev.millrace.sql.stream.process.ProcessSpec;
import dev.millrace.sql.stream.sort.FinalSortSpec;
import dev.millrace.sql.stream.sort.TimeSortSpec;
import dev.millrace.sql.stream.time.WatermarkColumnSpec;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Adds the operators of a plan with changes to a job in streaming mode.
final class ContinuousStreams {
    private final StreamExecutionEnvironment environment;
    private final Tables tables;
    private final ContinuousSteps steps;
    private final ContinuousGroups groups;
    private final ContinuousJoins joins;
    private final ContinuousWindows windows;
    private final Map<ChangelogPlan, ContinuousStream> shared = new HashMap<>();

    ContinuousStreams(StreamExecutionEnvironment environment, Tables tables, ContinuousSteps steps) {
        this.environment = environment;
        this.tables = tables;
        this.steps = steps;
        this.groups = new ContinuousGroups(this, steps);
        this.joins = new ContinuousJoins(this, steps);
        this.windows = new ContinuousWindows(this, steps);
    }

    /// Returns the stream of a plan. Equal parts of a query are computed once.
    ContinuousStream of(ChangelogPlan plan) {
        ContinuousStream known = shared.get(plan);
        if (known != null) return known;
        ContinuousStream added = added(plan);
        if (!(plan.node() instanceof QueryPlan.Scan) && isRepeatable(plan.node())) shared.put(plan, added);
        return added;
    }

    /// Returns whether a plan that is computed twice has the same rows.
    private static boolean isRepeatable(QueryPlan plan) {
        boolean isSteady = switch (plan) {
            case QueryPlan.Project project -> ExpressionCompiler.isDeterministic(project.expressions());
            case QueryPlan.Filter filter -> ExpressionCompiler.isDeterministic(List.of(filter.condition()));
            case QueryPlan.Correlate _, QueryPlan.Lookup _, QueryPlan.Process _ -> false;
            default -> true;
        };
        return isSteady && plan.inputs().stream().allMatch(ContinuousStreams::isRepeatable);
    }

    private ContinuousStream added(ChangelogPlan plan) {
        return switch (plan.node()) {
            case QueryPlan.Scan scan -> scan(scan);
            case QueryPlan.Values values -> values(values);
            case QueryPlan.Watermark watermark -> watermark(watermark, plan.input());
            case QueryPlan.Project project
            when project.input() instanceof QueryPlan.Scan scan -> projectedScan(project, scan, false);
            case QueryPlan.Project project -> projected(of(plan.input()), project.expressions(), project.rowType());
            case QueryPlan.Filter filter ->
                steps.then(of(plan.input()), "Filter", new FilterChanges(filter.condition()), filter.rowType());
            case QueryPlan.Aggregate aggregate ->
                AggregateChanges.isWindow(aggregate, plan.input())
                        ? windows.aggregate(aggregate, plan)
                        : groups.aggregate(aggregate, plan);
            case QueryPlan.Rank rank ->
                RankChanges.isWindow(rank, plan.input()) ? windows.rank(rank, plan) : groups.rank(rank, plan);
            case QueryPlan.Normalize normalize ->
                steps.keyed(
                        of(plan.input()),
                        normalize.keys(),
                        "Normalize by " + ContinuousGroups.names(normalize.rowType(), normalize.keys()),
                        new NormalizeSpec(
                                normalize.rowType(),
                                normalize.keys(),
                                normalize.condition(),
                                plan.kinds().befores()),
                        normalize.rowType());
            case QueryPlan.Join join -> joins.join(join, plan);
            case QueryPlan.Correlate correlate -> joins.correlate(correlate, plan);
            case QueryPlan.Lookup lookup -> {
                ContinuousStream left = of(plan.input());
                LookupStep step = LookupStep.of(lookup, left.rowType(), tables, steps.lookups());
                yield steps.then(
                        left, "Lookup join with " + lookup.clause().name(), new LookupSpec(step), lookup.rowType());
            }
            case QueryPlan.Over over -> windows.over(over, plan);
            case QueryPlan.Match match -> matches(match, plan);
            case QueryPlan.Process process -> process(process, plan);
            case QueryPlan.WindowTable window -> windows.window(window, plan);
            case QueryPlan.SetOperation operation -> union(operation, plan);
            case QueryPlan.Sort sort -> sort(sort, plan);
            case QueryPlan.Snapshot _ -> throw StreamFaults.notYet("FOR SYSTEM_TIME AS OF outside of a join");
            case QueryPlan.FunctionTable table ->
                steps.then(
                        of(plan.input()),
                        "Table function",
                        new EachKind(new FunctionTableSpec(table)),
                        table.rowType());
            case QueryPlan.Unnest unnest ->
                steps.then(of(plan.input()), "Unnest", new EachKind(new UnnestSpec(unnest)), unnest.rowType());
        };
    }

    /// Returns the rows of a window function, which have slices instead of windows if the function is HOP or
    /// CUMULATE. Returns null if rows are not directly behind such a function.
    @Nullable
    ContinuousStream sliced(ChangelogPlan plan) {
        if (plan.node() instanceof QueryPlan.WindowTable window) return windows.sliced(window, plan);
        if (!(plan.node() instanceof QueryPlan.Project project)) return null;
        if (!project.expressions().stream().allMatch(Expr.Column.class::isInstance)) return null;
        ContinuousStream input = sliced(plan.input());
        return input == null ? null : projected(input, project.expressions(), project.rowType());
    }

    TableSource source(QueryPlan.Scan scan) {
        return tables.source(scan.table(), scan.options());
    }

    private ContinuousStream matches(QueryPlan.Match match, ChangelogPlan plan) {
        MatchInput.check(match, plan.input());
        ContinuousStream input = of(plan.input());
        boolean isEventTime = plan.input().isRowtime(match.clause().timeColumn());
        MatchChangesSpec spec = new MatchChangesSpec(input.rowType(), match.clause(), isEventTime, match.rowType());
        return steps.keyed(input, match.clause().keys(), "Match", spec, match.rowType());
    }

    private ContinuousStream sort(QueryPlan.Sort sort, ChangelogPlan plan) {
        if (sort.keys().isEmpty() || sort.offset() > 0) throw StreamFaults.notYet("OFFSET without LIMIT");
        RowType type = sort.rowType();
        QueryPlan.SortKey first = sort.keys().getFirst();
        String name = "Sort by " + type.getFieldNames().get(first.column());
        boolean isAscending = !first.isDescending() && plan.input().kinds().isInsertOnly();
        if (plan.input().isRowtime(first.column()) && isAscending) {
            return steps.keyed(of(plan.input()), List.of(), name, new TimeSortSpec(type, sort.keys()), type);
        }
        if (plan.input().isProctime(first.column())
                && isAscending
                && sort.keys().size() == 1) {
            return steps.single(of(plan.input()));
        }
        if (steps.sortsAtEnd()) {
            return steps.keyed(of(plan.input()), List.of(), name, new FinalSortSpec(type, sort.keys()), type);
        }
        throw StreamFaults.SORT
                .what(
                        "The rows are sorted by %s, which is not a time.",
                        type.getFieldNames().get(first.column()))
                .why("In streaming mode rows arrive without end, so that only an order by ascending time can be kept.")
                .fix("Add a LIMIT, or sort by a time attribute in ascending order first.");
    }

    private ContinuousStream scan(QueryPlan.Scan scan) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < scan.rowType().getFieldCount(); i++) columns.add(i);
        return scan(scan, columns, scan.rowType(), null);
    }

    private ContinuousStream watermark(QueryPlan.Watermark watermark, ChangelogPlan input) {
        String name = "Watermark of " + watermark.rowType().getFieldNames().get(watermark.timeColumn());
        if (watermark.isOfSource()) requireOwnWatermarks(input.node());
        boolean isPushed = !watermark.isOfSource() && createsWatermarks(input.node());
        ContinuousStream rows = isPushed
                ? projectedScan(
                        (QueryPlan.Project) input.node(),
                        (QueryPlan.Scan) input.node().inputs().getFirst(),
                        true)
                : of(input);
        long idleMillis = isPushed ? 0 : steps.idleMillis();
        WatermarkColumnSpec spec =
                new WatermarkColumnSpec(watermark.timeColumn(), watermark.isOfSource() || isPushed, idleMillis);
        return steps.then(rows, name, spec, watermark.rowType());
    }

    private void requireOwnWatermarks(QueryPlan plan) {
        if (!(plan instanceof QueryPlan.Scan scan)) {
            for (QueryPlan each : plan.inputs()) requireOwnWatermarks(each);
            return;
        }
        if (source(scan).hasWatermarks()) return;
        throw StreamFaults.NO_TIME
                .what("The table %s declares SOURCE_WATERMARK().", String.join(".", scan.table()))
                .why("The connector of the table has no watermarks.")
                .fix("Declare a watermark such as WATERMARK FOR t AS t - INTERVAL '5' SECOND.");
    }

    /// Returns whether a source can compute the last column of a plan, which is the watermark.
    private boolean createsWatermarks(QueryPlan plan) {
        return plan instanceof QueryPlan.Project project
                && project.input() instanceof QueryPlan.Scan scan
                && ConstantFolding.isPlain(project.expressions().getLast())
                && source(scan).createsWatermarks();
    }

    private ContinuousStream scan(
            QueryPlan.Scan scan, List<Integer> columns, RowType rowType, @Nullable ScanWatermarks watermarks) {
        DataStream<ColumnBatch> stream = tables.source(scan.table(), scan.options())
                .read(environment, new ScanRequest(columns, rowType, scan.filters(), watermarks, OptionalLong.empty()));
        // Rows of one key stay in order only if they stay on one path up to the exchange by key.
        return new ContinuousStream(stream, rowType, stream.getParallelism() == 1);
    }

    /// Reads only the columns that a projection uses.
    ///
    /// @param hasWatermark whether the source creates watermarks from the last column
    private ContinuousStream projectedScan(QueryPlan.Project project, QueryPlan.Scan scan, boolean hasWatermark) {
        Set<Integer> used = new TreeSet<>();
        for (Expr each : project.expressions()) used.addAll(ColumnReferences.of(each));
        List<Integer> columns = used.isEmpty() ? List.of(0) : List.copyOf(used);
        RowType read = new RowType(
                false,
                columns.stream()
                        .map(each -> scan.rowType().getFields().get(each))
                        .toList());
        List<Expr> mapped = project.expressions().stream()
                .map(each -> ColumnReferences.mapped(each, columns::indexOf))
                .toList();
        ScanWatermarks watermarks = hasWatermark
                ? new ScanWatermarks(mapped.getLast(), steps.settings().operators(), steps.idleMillis())
                : null;
        ContinuousStream stream = scan(scan, columns, read, watermarks);
        return projected(stream, mapped, project.rowType());
    }

    private ContinuousStream projected(ContinuousStream input, List<Expr> expressions, RowType rowType) {
        boolean isSame = rowType.equals(input.rowType());
        for (int i = 0; isSame && i < expressions.size(); i++) {
            isSame = expressions.get(i) instanceof Expr.Column column && column.index() == i;
        }
        if (isSame) return input;
        return steps.then(input, "Project", new ProjectChanges(expressions, rowType), rowType);
    }

    private ContinuousStream values(QueryPlan.Values values) {
        List<ColumnBatch> batches = ConstantRows.of(values, steps.settings().operators());
        return new ContinuousStream(
                environment.fromData(batches, new ColumnBatchType(values.rowType())), values.rowType(), true);
    }

    private ContinuousStream union(QueryPlan.SetOperation operation, ChangelogPlan plan) {
        if (operation.kind() != QueryPlan.SetKind.UNION || !operation.isAll()) {
            throw StreamFaults.notYet(operation.kind().name());
        }
        List<ContinuousStream> inputs = new ArrayList<>();
        boolean isSingle = false;
        for (ChangelogPlan each : plan.inputs()) {
            ContinuousStream input = typed(of(each), operation.rowType());
            isSingle |= input.isSingle() && !each.kinds().isInsertOnly();
            inputs.add(input);
        }
        boolean areAllSingle = inputs.stream().allMatch(ContinuousStream::isSingle);
        DataStream<ColumnBatch> stream = null;
        for (ContinuousStream each : inputs) {
            DataStream<ColumnBatch> sent = isSingle ? steps.single(each).stream() : each.stream();
            stream = stream == null ? sent : stream.union(sent);
        }
        return new ContinuousStream(
                Objects.requireNonNull(stream),
                operation.rowType(),
                isSingle || areAllSingle || steps.parallelism() == 1);
    }

    /// Returns a stream whose rows have exactly the given type.
    private ContinuousStream typed(ContinuousStream input, RowType rowType) {
        if (input.rowType().equals(rowType)) return input;
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            LogicalType from = input.rowType().getTypeAt(i);
            LogicalType to = rowType.getTypeAt(i).copy(true);
            Expr column = new Expr.Column(i, from);
            columns.add(from.copy(true).equals(to) ? column : new Expr.Cast(column, to, false));
        }
        return steps.then(input, "Project", new ProjectChanges(columns, rowType), rowType);
    }

    private ContinuousStream process(QueryPlan.Process process, ChangelogPlan plan) {
        ProcessChanges.check(process, plan.inputs());
        if (plan.inputs().size() > 2) throw StreamFaults.notYet("a function of more than two tables");
        List<ContinuousStream> inputs = new ArrayList<>();
        List<RowType> types = new ArrayList<>();
        List<EmittedKinds> modes = new ArrayList<>();
        for (ChangelogPlan each : plan.inputs()) {
            ContinuousStream input = of(each);
            inputs.add(input);
            types.add(input.rowType());
            modes.add(EmittedKinds.of(ProcessChanges.mode(each.kinds())));
        }
        ChangelogMode mode =
                ProcessChanges.output(process, plan.inputs(), plan.kinds().befores());
        ProcessSpec spec = new ProcessSpec(process.clause(), types, modes, EmittedKinds.of(mode), process.rowType());
        ContinuousStream rows = called(process, inputs, spec);
        String uid = process.clause().uid();
        if (uid != null) ((SingleOutputStreamOperator<?>) rows.stream()).uid(uid);
        boolean lacksBefores = plan.kinds().befores() && !mode.contains(RowKind.UPDATE_BEFORE);
        return lacksBefores ? completed(rows, plan) : rows;
    }

    private ContinuousStream called(QueryPlan.Process process, List<ContinuousStream> inputs, ProcessSpec spec) {
        ProcessClause clause = process.clause();
        String name = "Process " + clause.function().name();
        ContinuousStream first = inputs.getFirst();
        if (!clause.isSet()) return steps.then(first, name, spec, process.rowType());
        List<Integer> keys = clause.tables().getFirst().keys();
        if (inputs.size() == 1) return steps.keyed(first, keys, name, spec, process.rowType());
        List<Integer> others = clause.tables().get(1).keys();
        return steps.joined(first, keys, inputs.get(1), others, name, spec, process.rowType());
    }

    /// Adds the former rows of updates, which the consumer needs and the function does not emit.
    private ContinuousStream completed(ContinuousStream rows, ChangelogPlan plan) {
        List<Integer> keys = plan.upsertKeys().stream()
                .findFirst()
                .map(each -> List.copyOf(new TreeSet<>(each)))
                .orElse(List.of());
        return steps.keyed(
                rows,
                keys,
                "Normalize by " + ContinuousGroups.names(rows.rowType(), keys),
                new NormalizeSpec(rows.rowType(), keys, null, true),
                rows.rowType());
    }
}
