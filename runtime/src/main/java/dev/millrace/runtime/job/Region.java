package dev.millrace.runtime.job;

import dev.millrace.base.fault.Check;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Regions;
import dev.millrace.graph.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A part of a job that fails and starts again as a whole.
///
/// @param number among the job's
/// @param graph the part
/// @param whole the job
/// @param firstMembers the number of the first subtask of each vertex, by the vertex's id; all subtasks of the job are
/// numbered through
public record Region(int number, JobGraph graph, JobGraph whole, Map<Integer, Integer> firstMembers) {

    /// @param isApart whether what is not connected starts again for itself
    public static List<Region> of(JobGraph whole, boolean isApart) {
        Map<Integer, Integer> first = new HashMap<>();
        int members = 0;
        for (Vertex vertex : whole.vertices()) {
            first.put(vertex.id(), members);
            members += vertex.parallelism();
        }
        List<Region> regions = new ArrayList<>();
        for (JobGraph part : isApart ? Regions.of(whole) : List.of(whole))
            regions.add(new Region(regions.size(), part, whole, Map.copyOf(first)));
        return List.copyOf(regions);
    }

    /// A subtask's number among all of the job.
    public int member(Vertex vertex, int subtask) {
        return Check.present(firstMembers.get(vertex.id()), "a vertex of the job") + subtask;
    }

    /// The numbers of all its subtasks.
    public Set<Integer> members() {
        Set<Integer> members = new HashSet<>();
        for (Vertex vertex : graph.vertices())
            for (int i = 0; i < vertex.parallelism(); i++) members.add(member(vertex, i));
        return members;
    }

    /// For messages: its vertices.
    List<String> names() {
        return graph.vertices().stream().map(Vertex::name).toList();
    }
}
