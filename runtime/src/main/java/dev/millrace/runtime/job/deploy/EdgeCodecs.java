package dev.millrace.runtime.job.deploy;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Vertex;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the serializers for the records on a graph's edges. Thread-safe.
public final class EdgeCodecs {
    private final SerializerConfig serializers;
    /// The link that sends on each edge, by the edge's id.
    private final Map<Integer, ChainLink> origins = new HashMap<>();
    private final Map<Integer, Exit.Shipped> exits = new HashMap<>();

    /// Holds the serializers of an edge.
    ///
    /// @param keys the key serializer; null if the edge is not keyed
    public record Form(
            TypeSerializer<Object> values, @Nullable TypeSerializer<Object> keys) {}

    public EdgeCodecs(JobGraph graph, SerializerConfig serializers) {
        this.serializers = serializers;
        for (Vertex vertex : graph.vertices()) add(vertex.head());
    }

    private void add(ChainLink link) {
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

    /// Returns new serializers for an edge. Each call creates its own instances, because serializers are
    /// not thread-safe.
    public Form of(Edge edge) {
        TypeSerializer<Object> keys =
                edge.partitioning() instanceof Partitioning.Keyed keying ? serializer(keying.keyType()) : null;
        return new Form(serializer(type(edge)), keys);
    }

    TypeInformation<?> type(Edge edge) {
        OutputTag<?> side =
                Check.present(exits.get(edge.id()), "the exit of an edge").side();
        ChainLink from = Check.present(origins.get(edge.id()), "the origin of an edge");
        return side == null ? from.step().type() : side.getTypeInfo();
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<Object> serializer(TypeInformation<?> type) {
        return (TypeSerializer<Object>) type.createSerializer(serializers);
    }
}
