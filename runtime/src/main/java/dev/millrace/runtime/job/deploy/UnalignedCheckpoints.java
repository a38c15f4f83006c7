package dev.millrace.runtime.job.deploy;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.SplittingKeySelector;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.graph.Edge;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.task.UnalignedCheckpoint;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.InFlightRows;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides which subtasks support unaligned checkpoints, and how channel state is written.
final class UnalignedCheckpoints {
    private final JobGraph graph;
    private final EdgeCodecs edges;

    UnalignedCheckpoints(JobGraph graph, SerializerConfig serializers) {
        this.graph = graph;
        this.edges = new EdgeCodecs(graph, serializers);
    }

    /// Returns how unaligned checkpoints store the inputs of a subtask. Returns null if an input is broadcast,
    /// custom-partitioned, or has records with rows of several keys, because such records cannot be redistributed
    /// after a change of parallelism.
    @Nullable
    UnalignedCheckpoint of(Vertex vertex, Subtask subtask, @Nullable KeyedStates<Object> keyed) {
        Map<Integer, InFlightRows.Form> forms = new TreeMap<>();
        for (Edge edge : graph.edges()) {
            if (edge.to() != vertex.id()) continue;
            Partitioning partitioning = edge.partitioning();
            if (partitioning instanceof Partitioning.Broadcast || partitioning instanceof Partitioning.Custom)
                return null;
            boolean isSplit = partitioning instanceof Partitioning.Keyed keying
                    && keying.selector() instanceof SplittingKeySelector<?, ?>;
            if (isSplit) return null;
            // A committable must arrive before the barrier of its checkpoint.
            if (edges.type(edge).getTypeClass() == CommittableMessage.class) return null;
            EdgeCodecs.Form form = edges.of(edge);
            forms.put(edge.input(), new InFlightRows.Form(form.values(), form.keys()));
        }
        return new UnalignedCheckpoint(
                vertex.head().uid(),
                subtask.index(),
                subtask.parallelism(),
                forms.values().stream().toList(),
                keyed);
    }
}
