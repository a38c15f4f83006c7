package dev.millrace.runtime.job;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Link;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.task.Overtaking;
import dev.millrace.state.InFlightRows;
import dev.millrace.state.KeyedStates;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which subtasks' inputs checkpoints may overtake, and how what was overtaken is written.
final class Overtakings {
    private final JobGraph graph;
    private final SerializerConfig serializers;
    /// Of the records on each edge, by the edge's id.
    private final Map<Integer, Link> origins = new HashMap<>();
    private final Map<Integer, Exit.Shipped> exits = new HashMap<>();

    Overtakings(JobGraph graph, SerializerConfig serializers) {
        this.graph = graph;
        this.serializers = serializers;
        for (Vertex vertex : graph.vertices()) add(vertex.head());
    }

    private void add(Link link) {
        for (Exit exit : link.exits()) {
            switch (exit) {
                case Exit.Chained chained -> add(chained.next());
                case Exit.Shipped shipped -> {
                    origins.put(shipped.edge().id(), link);
                    exits.put(shipped.edge().id(), shipped);
                }
            }
        }
    }

    /// Null if each subtask must get the same, or what the program has chosen for it: such records cannot be given
    /// to others when there are more subtasks or fewer.
    @Nullable
    Overtaking of(Vertex vertex, Subtask subtask, @Nullable KeyedStates<Object> keyed) {
        Map<Integer, InFlightRows.Form> forms = new TreeMap<>();
        for (Edge edge : graph.edges()) {
            if (edge.to() != vertex.id()) continue;
            Partitioning partitioning = edge.partitioning();
            if (partitioning instanceof Partitioning.Broadcast || partitioning instanceof Partitioning.Custom)
                return null;
            // A committable must be there before the barrier of its checkpoint.
            if (type(edge).getTypeClass() == CommittableMessage.class) return null;
            TypeSerializer<Object> keys =
                    partitioning instanceof Partitioning.Keyed keying ? serializer(keying.keyType()) : null;
            forms.put(edge.input(), new InFlightRows.Form(serializer(type(edge)), keys));
        }
        return new Overtaking(
                vertex.head().uid(),
                subtask.index(),
                subtask.parallelism(),
                forms.values().stream().toList(),
                keyed);
    }

    private TypeInformation<?> type(Edge edge) {
        OutputTag<?> side =
                Check.present(exits.get(edge.id()), "the exit of an edge").side();
        Link from = Check.present(origins.get(edge.id()), "the origin of an edge");
        return side == null ? from.step().type() : side.getTypeInfo();
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<Object> serializer(TypeInformation<?> type) {
        return (TypeSerializer<Object>) type.createSerializer(serializers);
    }
}
