package dev.millrace.graph;

import java.util.HashMap;
import java.util.Map;

/// Checks that the vertices of each co-location group can share slots.
final class CoLocation {
    private CoLocation() {}

    /// Returns the graph.
    ///
    /// @throws RuntimeException if two vertices of a group differ in parallelism or slot sharing group
    static JobGraph checked(JobGraph graph) {
        Map<String, Vertex> firsts = new HashMap<>();
        for (Vertex vertex : graph.vertices()) {
            for (String group : vertex.coLocationGroups()) {
                Vertex first = firsts.putIfAbsent(group, vertex);
                if (first != null) check(group, first, vertex);
            }
        }
        return graph;
    }

    private static void check(String group, Vertex first, Vertex second) {
        if (first.parallelism() != second.parallelism()) {
            throw GraphFaults.CO_LOCATION
                    .what(
                            "'%s' has parallelism %d and '%s' has parallelism %d in the co-location group '%s'.",
                            first.name(), first.parallelism(), second.name(), second.parallelism(), group)
                    .why("Subtasks of the same index share a slot.")
                    .fix("Set the same parallelism for both steps.");
        }
        if (!first.slotSharingGroup().equals(second.slotSharingGroup())) {
            throw GraphFaults.CO_LOCATION
                    .what(
                            "'%s' is in the slot sharing group '%s' and '%s' is in '%s', but both are in the co-location"
                                    + " group '%s'.",
                            first.name(), first.slotSharingGroup(), second.name(), second.slotSharingGroup(), group)
                    .why("A slot belongs to one slot sharing group.")
                    .fix("Put both steps into the same slot sharing group.");
        }
    }
}
