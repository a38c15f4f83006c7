package dev.millrace.sql.changelog;

import dev.millrace.api.value.RowKind;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.PlanInputs;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.process.ProcessFaults;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.functions.ChangelogFunction;
import dev.millrace.table.types.inference.StaticArgumentTrait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Derives the changes of process table functions, and checks their tables.
public final class ProcessChanges {
    private ProcessChanges() {}

    /// Returns the kinds of changes of a stream in the class of programs.
    public static ChangelogMode mode(ChangeKinds kinds) {
        ChangelogMode.Builder builder = ChangelogMode.newBuilder().addContainedKind(RowKind.INSERT);
        if (kinds.befores()) builder.addContainedKind(RowKind.UPDATE_BEFORE);
        if (kinds.updates()) builder.addContainedKind(RowKind.UPDATE_AFTER);
        if (kinds.deletes()) builder.addContainedKind(RowKind.DELETE);
        return builder.build();
    }

    /// Returns the changes that a function emits.
    ///
    /// @param wantsBefores whether the consumer needs the former rows of updates
    public static ChangelogMode output(QueryPlan.Process process, List<ChangelogPlan> inputs, boolean wantsBefores) {
        if (!(process.clause().function().function() instanceof ChangelogFunction function))
            return ChangelogMode.insertOnly();
        List<ProcessClause.Argument> arguments = process.clause().arguments();
        return function.getChangelogMode(new ChangelogFunction.ChangelogContext() {
            @Override
            public @Nullable ChangelogMode getTableChangelogMode(int pos) {
                if (!(arguments.get(pos) instanceof ProcessClause.Table)) return null;
                int table = (int) arguments.subList(0, pos).stream()
                        .filter(ProcessClause.Table.class::isInstance)
                        .count();
                return mode(inputs.get(table).kinds());
            }

            @Override
            public ChangelogMode getRequiredChangelogMode() {
                return wantsBefores
                        ? ChangelogMode.all()
                        : ChangelogMode.upsert(process.clause().takesDeletesByKey());
            }
        });
    }

    static ChangeKinds kinds(QueryPlan.Process process, List<ChangelogPlan> inputs) {
        ChangelogMode mode = output(process, inputs, true);
        return new ChangeKinds(true, false, mode.contains(RowKind.UPDATE_AFTER), mode.contains(RowKind.DELETE));
    }

    static boolean emitsBefores(QueryPlan.Process process, List<ChangelogPlan> inputs) {
        return output(process, inputs, false).contains(RowKind.UPDATE_BEFORE);
    }

    /// Returns whether a function needs the former rows of the updates of a table. Without them a row replaces the one
    /// before only if it is the only row of its partition.
    static boolean needsBefores(QueryPlan.Process process, int input, ChangelogPlan plan) {
        ProcessClause.Table table = process.clause().tables().get(input);
        return table.is(StaticArgumentTrait.REQUIRE_UPDATE_BEFORE)
                || !plan.upsertKeys().contains(Set.copyOf(table.keys()));
    }

    /// Returns the upsert keys of a function that emits updates without former rows: the columns of its partitions.
    static Set<Set<Integer>> upsertKeys(QueryPlan.Process process, List<ChangelogPlan> inputs) {
        ChangelogMode mode = output(process, inputs, true);
        Set<Set<Integer>> keys = new HashSet<>();
        boolean isUpsert = mode.contains(RowKind.UPDATE_AFTER) && !mode.contains(RowKind.UPDATE_BEFORE);
        if (!isUpsert) return keys;
        int first = 0;
        for (ProcessClause.Table each : process.clause().tables()) {
            Set<Integer> key = new TreeSet<>();
            for (int i = 0; i < each.keys().size(); i++) {
                key.add(each.passesColumns() ? each.keys().get(i) : first + i);
            }
            first += each.keys().size();
            if (!key.isEmpty()) keys.add(key);
        }
        return keys;
    }

    /// Tells functions whose rows reach the consumer of the plan unchanged that the consumer accepts deleted rows that
    /// have their key only.
    static QueryPlan withDeletesByKey(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Project project -> PlanInputs.replaced(project, ProcessChanges::withDeletesByKey);
            case QueryPlan.Process process ->
                new QueryPlan.Process(process.inputs(), process.clause().withDeletesByKey(), process.rowType());
            default -> plan;
        };
    }

    /// Lets a function see each change of a table whose rows replace each other by the columns of its partitions.
    static QueryPlan direct(QueryPlan.Process process) {
        if (process.clause().tables().isEmpty()) return process;
        List<QueryPlan> inputs = new ArrayList<>();
        for (int i = 0; i < process.inputs().size(); i++) {
            QueryPlan input = process.inputs().get(i);
            ProcessClause.Table table = process.clause().tables().get(i);
            boolean isDirect = table.is(StaticArgumentTrait.SUPPORT_UPDATES)
                    && !table.is(StaticArgumentTrait.REQUIRE_UPDATE_BEFORE)
                    && !table.is(StaticArgumentTrait.REQUIRE_FULL_DELETE);
            inputs.add(isDirect ? direct(input, Set.copyOf(table.keys())) : input);
        }
        return new QueryPlan.Process(inputs, process.clause(), process.rowType());
    }

    private static QueryPlan direct(QueryPlan plan, Set<Integer> keys) {
        return switch (plan) {
            case QueryPlan.Normalize normalize
            when normalize.condition() == null && Set.copyOf(normalize.keys()).equals(keys) -> normalize.input();
            case QueryPlan.Watermark watermark ->
                new QueryPlan.Watermark(
                        direct(watermark.input(), keys),
                        watermark.timeColumn(),
                        watermark.isOfSource(),
                        watermark.rowType());
            case QueryPlan.Project project -> {
                Set<Integer> inner = new HashSet<>();
                for (int each : keys) {
                    if (project.expressions().get(each) instanceof Expr.Column column) inner.add(column.index());
                }
                yield inner.size() < keys.size()
                        ? plan
                        : new QueryPlan.Project(
                                direct(project.input(), inner), project.expressions(), project.rowType());
            }
            default -> plan;
        };
    }

    /// Checks the tables of a call.
    ///
    /// @throws MillraceException if a table has changes or times that the function cannot handle
    public static void check(QueryPlan.Process process, List<ChangelogPlan> inputs) {
        List<ProcessClause.Table> tables = process.clause().tables();
        for (int i = 0; i < tables.size(); i++)
            check(process.clause().function().name(), tables.get(i), inputs.get(i));
    }

    private static void check(String function, ProcessClause.Table table, ChangelogPlan input) {
        if (!input.kinds().isInsertOnly() && !table.is(StaticArgumentTrait.SUPPORT_UPDATES)) {
            throw ProcessFaults.CALL
                    .what("The table %s of the function %s has the changes %s.", table.name(), function, input.kinds())
                    .why("The function accepts inserted rows only.")
                    .fix("Give it a table without updates, or add the trait SUPPORT_UPDATES to the argument.");
        }
        List<String> names = input.node().rowType().getFieldNames();
        if (table.timeColumn() >= 0 && !input.isRowtime(table.timeColumn())) {
            throw ProcessFaults.CALL
                    .what("The column %s that on_time names has no event time.", names.get(table.timeColumn()))
                    .fix("Name a column of TIMESTAMP(3) or TIMESTAMP_LTZ(3) with a WATERMARK.");
        }
        if (table.order().isEmpty()) return;
        SortKey first = table.order().getFirst();
        if (!input.isRowtime(first.column())
                || first.isDescending()
                || !input.kinds().isInsertOnly()) {
            throw ProcessFaults.CALL
                    .what("The table %s of the function %s cannot be sorted.", table.name(), function)
                    .why("The order must begin with the event time in ascending order, and rows may not be updated.")
                    .fix("Begin ORDER BY with the column of the WATERMARK.");
        }
    }
}
