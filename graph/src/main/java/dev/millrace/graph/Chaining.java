package dev.millrace.graph;

import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides which connected steps are chained in one subtask.
final class Chaining {
    private static final String DEFAULT_GROUP = "default";

    private final Sizes sizes;
    private final boolean isEnabled;
    private final boolean mayMaxParallelismDiffer;
    // The groups found so far. All steps downstream ask for a step's group. Without this map, pipelines with many
    // branches and joins would be followed again and again.
    private final Map<Step<?>, String> groups = new HashMap<>();

    Chaining(JobSpec spec, Sizes sizes) {
        this.sizes = sizes;
        this.isEnabled = spec.configuration().get(PipelineOptions.OPERATOR_CHAINING);
        this.mayMaxParallelismDiffer = spec.configuration()
                .get(PipelineOptions.OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM);
    }

    /// @param intoTarget all connections into the same step
    boolean areChained(Connection connection, List<Connection> intoTarget) {
        Step<?> from = connection.from();
        Step<?> to = connection.to();
        return isEnabled
                && intoTarget.size() == 1
                && connection.partitioning() instanceof Partitioning.Forward
                && sizes.parallelism(from) == sizes.parallelism(to)
                && (mayMaxParallelismDiffer || sizes.maxParallelism(from) == sizes.maxParallelism(to))
                && from.chaining() != ChainingStrategy.NEVER
                && accepts(to, from)
                && group(from).equals(group(to));
    }

    private static boolean accepts(Step<?> to, Step<?> from) {
        return switch (to.chaining()) {
            case ALWAYS -> true;
            case NEVER, HEAD -> false;
            case HEAD_WITH_SOURCES -> from.operation() instanceof Operation.Read;
        };
    }

    /// Returns the slot sharing group of a step: its own, that of its inputs if they agree, or the default.
    String group(Step<?> step) {
        String known = groups.get(step);
        if (known != null) return known;
        String own = step.slotSharingGroup();
        String found = own == null ? inherited(step) : own;
        groups.put(step, found);
        return found;
    }

    private String inherited(Step<?> step) {
        String inherited = null;
        for (Step<?> input : step.inputs()) {
            String each = group(input);
            if (inherited != null && !inherited.equals(each)) return DEFAULT_GROUP;
            inherited = each;
        }
        return inherited == null ? DEFAULT_GROUP : inherited;
    }
}
