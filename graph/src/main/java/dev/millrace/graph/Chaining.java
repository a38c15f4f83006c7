package dev.millrace.graph;

import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import java.util.List;

/// Decides which connected steps share a subtask.
final class Chaining {
    private static final String DEFAULT_GROUP = "default";

    private final Sizes sizes;
    private final boolean isEnabled;

    Chaining(JobSpec spec, Sizes sizes) {
        this.sizes = sizes;
        this.isEnabled = spec.configuration().get(PipelineOptions.OPERATOR_CHAINING);
    }

    /// @param intoTarget all connections into the same step
    boolean areChained(Connection connection, List<Connection> intoTarget) {
        Step<?> from = connection.from();
        Step<?> to = connection.to();
        return isEnabled
                && intoTarget.size() == 1
                && connection.partitioning() instanceof Partitioning.Forward
                && sizes.parallelism(from) == sizes.parallelism(to)
                && sizes.maxParallelism(from) == sizes.maxParallelism(to)
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

    /// The slot sharing group of a step: its own, that of its inputs if they agree, or the default.
    static String group(Step<?> step) {
        String own = step.slotSharingGroup();
        if (own != null) return own;
        String inherited = null;
        for (Step<?> input : step.inputs()) {
            String each = group(input);
            if (inherited != null && !inherited.equals(each)) return DEFAULT_GROUP;
            inherited = each;
        }
        return inherited == null ? DEFAULT_GROUP : inherited;
    }
}
