package dev.millrace.graph;

import java.util.Set;
import java.util.TreeSet;

/// Represents steps that run chained in one subtask.
///
/// @param id unique in the job
/// @param name the names of all its steps, joined by arrows
/// @param head the first step, with all steps that are chained to it
/// @param maxParallelism the number of key groups
public record Vertex(
        int id, String name, ChainLink head, int parallelism, int maxParallelism, String slotSharingGroup) {

    /// Returns the co-location groups of all steps of the vertex.
    public Set<String> coLocationGroups() {
        Set<String> groups = new TreeSet<>();
        collect(head, groups);
        return groups;
    }

    private static void collect(ChainLink link, Set<String> groups) {
        String own = link.step().coLocationGroup();
        if (own != null) groups.add(own);
        for (Exit exit : link.exits()) if (exit instanceof Exit.Chained chained) collect(chained.next(), groups);
    }
}
