package dev.millrace.graph;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Assigns a parallelism to each vertex, so that a job fits into the available slots. Chains and partitionings stay as
/// they are. Vertices that forward records to each other get the same parallelism.
public final class ParallelismAssigner {
    private final List<Together> parts = new ArrayList<>();

    /// Vertices with one common parallelism.
    private record Together(List<Vertex> vertices, Bounds bounds) {
        boolean isOf(String group) {
            return vertices.stream().anyMatch(each -> each.slotSharingGroup().equals(group));
        }
    }

    /// @param bounds the bounds of each vertex, by vertex id
    /// @throws dev.millrace.base.fault.MillraceException if the bounds of vertices with a common parallelism do
    /// not overlap
    public ParallelismAssigner(JobGraph graph, Map<Integer, Bounds> bounds) {
        for (List<Vertex> each : together(graph)) {
            int lower = 1;
            int upper = Integer.MAX_VALUE;
            for (Vertex vertex : each) {
                Bounds own = Check.present(bounds.get(vertex.id()), "the bounds of a vertex");
                lower = Math.max(lower, own.lower());
                upper = Math.min(upper, Math.min(own.upper(), greatest(vertex)));
            }
            if (lower > upper) {
                throw GraphFaults.BOUNDS
                        .what(
                                "'%s' cannot have a parallelism of at least %d and at most %d.",
                                each.stream().map(Vertex::name).toList(), lower, upper)
                        .why(
                                each.size() > 1
                                        ? "Forward edges connect these vertices."
                                        : "The maximum parallelism is set.")
                        .fix("Set bounds that overlap and do not exceed the maximum parallelism of each vertex.");
            }
            parts.add(new Together(each, new Bounds(lower, upper)));
        }
    }

    /// Returns the maximum parallelism that a vertex can have.
    public static int greatest(Vertex vertex) {
        return Math.min(vertex.maxParallelism(), greatest(vertex.head()));
    }

    private static int greatest(ChainLink link) {
        int own = link.step().maxParallelism();
        int found = own == Step.UNSET ? Integer.MAX_VALUE : own;
        for (Exit exit : link.exits())
            if (exit instanceof Exit.Chained chained) found = Math.min(found, greatest(chained.next()));
        return found;
    }

    /// Groups the vertices that must have a common parallelism, because records are forwarded between them.
    static List<List<Vertex>> together(JobGraph graph) {
        Map<Integer, List<Vertex>> of = new LinkedHashMap<>();
        for (Vertex vertex : graph.vertices()) of.put(vertex.id(), new ArrayList<>(List.of(vertex)));
        for (Edge edge : graph.edges()) {
            if (!(edge.partitioning() instanceof Partitioning.Forward)) continue;
            List<Vertex> one = Check.present(of.get(edge.from()), "the sender of an edge");
            List<Vertex> other = Check.present(of.get(edge.to()), "the receiver of an edge");
            if (one == other) continue;
            one.addAll(other);
            for (Vertex each : other) of.put(each.id(), one);
        }
        return of.values().stream().distinct().toList();
    }

    /// Returns the number of slots that each slot sharing group needs, which is the maximum parallelism of
    /// its vertices.
    public static Map<String, Integer> slots(JobGraph graph) {
        Map<String, Integer> slots = new TreeMap<>();
        for (Vertex vertex : graph.vertices()) slots.merge(vertex.slotSharingGroup(), vertex.parallelism(), Math::max);
        return slots;
    }

    /// Returns the parallelism of each vertex by its id, for at most the given number of slots; empty if there are
    /// too few slots. Groups get slots in turn, so that they grow evenly.
    public Optional<Map<Integer, Integer>> sizes(int slots) {
        Map<String, Integer> widths = new TreeMap<>();
        Map<String, Integer> wanted = new TreeMap<>();
        for (Together part : parts) {
            for (Vertex vertex : part.vertices()) {
                widths.merge(vertex.slotSharingGroup(), part.bounds().lower(), Math::max);
                wanted.merge(vertex.slotSharingGroup(), part.bounds().upper(), Math::max);
            }
        }
        long left =
                slots - widths.values().stream().mapToLong(Integer::longValue).sum();
        if (left < 0) return Optional.empty();
        widen(widths, wanted, left);
        return Optional.of(sizes(widths));
    }

    private static void widen(Map<String, Integer> widths, Map<String, Integer> wanted, long slots) {
        long left = slots;
        while (left > 0) {
            String narrowest = null;
            for (String group : widths.keySet()) {
                if (width(widths, group) >= width(wanted, group)) continue;
                if (narrowest == null || width(widths, group) < width(widths, narrowest)) narrowest = group;
            }
            if (narrowest == null) return;
            widths.merge(narrowest, 1, Integer::sum);
            left--;
        }
    }

    private static int width(Map<String, Integer> widths, String group) {
        return Check.present(widths.get(group), "the width of a group");
    }

    private Map<Integer, Integer> sizes(Map<String, Integer> widths) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (Together part : parts) {
            int size = part.bounds().upper();
            for (Map.Entry<String, Integer> each : widths.entrySet())
                if (part.isOf(each.getKey())) size = Math.min(size, each.getValue());
            for (Vertex vertex : part.vertices()) sizes.put(vertex.id(), size);
        }
        return sizes;
    }

    /// Returns the job with other parallelisms, without checking whether they are possible.
    ///
    /// @param sizes the parallelisms by vertex id; other vertices keep theirs
    public static JobGraph with(JobGraph graph, Map<Integer, Integer> sizes) {
        List<Vertex> vertices = new ArrayList<>();
        for (Vertex each : graph.vertices())
            vertices.add(new Vertex(
                    each.id(),
                    each.name(),
                    each.head(),
                    sizes.getOrDefault(each.id(), each.parallelism()),
                    each.maxParallelism(),
                    each.slotSharingGroup()));
        return new JobGraph(graph.name(), vertices, graph.edges(), graph.isBounded(), graph.mode());
    }
}
