package dev.millrace.sql.job;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.value.RowKind;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.ProcessChanges;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.change.NormalizeSpec;
import dev.millrace.sql.stream.process.EmittedKinds;
import dev.millrace.sql.stream.process.ProcessFaults;
import dev.millrace.sql.stream.process.ProcessSpec;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Adds process table functions to a job in streaming mode.
final class ProcessStreams {
    private final ContinuousStreams streams;
    private final ContinuousSteps steps;

    ProcessStreams(ContinuousStreams streams, ContinuousSteps steps) {
        this.streams = streams;
        this.steps = steps;
    }

    static MillraceException notInBatchMode(QueryPlan.Process process) {
        return ProcessFaults.CALL
                .what(
                        "The process table function %s is called in batch mode.",
                        process.clause().function().name())
                .why("As in Flink, such functions run in streaming mode only.")
                .fix("Set execution.runtime-mode to streaming.");
    }

    ContinuousStream of(QueryPlan.Process process, ChangelogPlan plan) {
        ProcessChanges.check(process, plan.inputs());
        if (plan.inputs().size() > 2) throw StreamFaults.notYet("a function of more than two tables");
        List<ContinuousStream> inputs = new ArrayList<>();
        List<RowType> types = new ArrayList<>();
        List<EmittedKinds> modes = new ArrayList<>();
        for (ChangelogPlan each : plan.inputs()) {
            ContinuousStream input = streams.of(each);
            inputs.add(input);
            types.add(input.rowType());
            modes.add(EmittedKinds.of(ProcessChanges.mode(each.kinds())));
        }
        ChangelogMode mode =
                ProcessChanges.output(process, plan.inputs(), plan.kinds().befores());
        ProcessSpec spec = new ProcessSpec(process.clause(), types, modes, EmittedKinds.of(mode), process.rowType());
        ContinuousStream rows = added(process, inputs, spec);
        String uid = process.clause().uid();
        if (uid != null) ((SingleOutputStreamOperator<?>) rows.stream()).uid(uid);
        boolean lacksBefores = plan.kinds().befores() && !mode.contains(RowKind.UPDATE_BEFORE);
        return lacksBefores ? completed(rows, plan) : rows;
    }

    private ContinuousStream added(QueryPlan.Process process, List<ContinuousStream> inputs, ProcessSpec spec) {
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
