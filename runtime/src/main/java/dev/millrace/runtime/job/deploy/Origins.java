package dev.millrace.runtime.job.deploy;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.text.TextColumns;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.tap.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out what users should know about the senders of edges.
final class Origins {
    private Origins() {}

    /// Returns the vertex at the beginning of an edge, and the columns of the rows that the edge carries.
    static Origin of(JobGraph graph, Edge edge) {
        for (Vertex each : graph.vertices())
            if (each.id() == edge.from()) return new Origin(each.head().uid(), columns(each.head(), edge));
        return Origin.UNKNOWN;
    }

    private static List<String> columns(ChainLink link, Edge edge) {
        for (Exit exit : link.exits()) {
            List<String> found = switch (exit) {
                case Exit.Chained chained -> columns(chained.next(), edge);
                case Exit.Shipped shipped ->
                    shipped.edge().id() == edge.id() ? columns(link, shipped.side()) : List.of();
            };
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    private static List<String> columns(ChainLink link, @Nullable OutputTag<?> side) {
        TypeInformation<?> type = side == null ? link.step().type() : side.getTypeInfo();
        return type instanceof TextColumns rows ? rows.columns() : List.of();
    }
}
