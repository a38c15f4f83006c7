package dev.millrace.graph;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.OutputTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Finds the connections between steps by resolving unions, partitionings and side outputs.
final class Connections {
    private final ToIntFunction<Step<?>> parallelism;
    private final List<Connection> found = new ArrayList<>();

    private Connections(ToIntFunction<Step<?>> parallelism) {
        this.parallelism = parallelism;
    }

    /// @param parallelism returns the parallelism of each step, with defaults resolved
    static List<Connection> of(List<Step<?>> steps, ToIntFunction<Step<?>> parallelism) {
        Connections connections = new Connections(parallelism);
        for (Step<?> step : steps) {
            if (step.operation() instanceof Operation.Virtual) continue;
            for (int input = 0; input < step.inputs().size(); input++) {
                connections.trace(step, input, step.inputs().get(input), null, new Partitioning.Automatic());
            }
        }
        return connections.found;
    }

    /// Follows one input upstream. The partitioning and the side output that are nearest to the receiver apply.
    private void trace(Step<?> to, int input, Step<?> from, @Nullable OutputTag<?> side, Partitioning partitioning) {
        switch (from.operation()) {
            case Operation.Union _ -> {
                for (Step<?> one : from.inputs()) trace(to, input, one, side, partitioning);
            }
            case Operation.Partition partition ->
                trace(to, input, from.inputs().getFirst(), side, nearest(partitioning, partition.partitioning()));
            case Operation.PartitionedAlready already ->
                // Keys are extracted again, because they travel with the records. If the user's promise
                // holds, the owner of each key is the sending subtask itself.
                trace(to, input, from.inputs().getFirst(), side, nearest(partitioning, already.keyed()));
            case Operation.SideOutput output ->
                trace(to, input, from.inputs().getFirst(), side == null ? output.tag() : side, partitioning);
            default -> found.add(new Connection(from, to, input, side, resolved(from, to, partitioning)));
        }
    }

    private static Partitioning nearest(Partitioning nearer, Partitioning farther) {
        return nearer instanceof Partitioning.Automatic ? farther : nearer;
    }

    private Partitioning resolved(Step<?> from, Step<?> to, Partitioning partitioning) {
        boolean isSame = parallelism.applyAsInt(from) == parallelism.applyAsInt(to);
        if (partitioning instanceof Partitioning.Automatic) {
            return isSame ? new Partitioning.Forward() : new Partitioning.Rebalance();
        }
        if (partitioning instanceof Partitioning.Forward && !isSame) {
            throw GraphFaults.FORWARD
                    .unsupported(
                            "Step %s has parallelism %d, but forwards to step %s with parallelism %d.",
                            from.where(), parallelism.applyAsInt(from), to.where(), parallelism.applyAsInt(to))
                    .fix("Set the same parallelism for both steps, or use rebalance() instead of forward().");
        }
        return partitioning;
    }
}
