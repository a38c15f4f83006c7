package dev.millrace.runtime.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.RegionFinder;
import dev.millrace.graph.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Describes a part of a job that fails and restarts as a whole. Immutable.
///
/// @param number the region's number within the job
/// @param graph the vertices of the region
/// @param whole the graph of the job
/// @param firstMembers the number of each vertex's first subtask, by the vertex's id; subtasks are numbered across
/// the job
public record Region(int number, JobGraph graph, JobGraph whole, Map<Integer, Integer> firstMembers) {

    /// Returns the regions of a job, according to the job's failover strategy.
    public static List<Region> of(JobGraph whole, Configuration configuration) {
        boolean isApart = configuration.get(RuntimeOptions.FAILOVER_STRATEGY) == FailoverStrategy.REGION;
        // With adaptive scheduling, the whole job restarts, because all vertices change their parallelism together.
        return of(whole, isApart && !ScalingSettings.areFor(configuration, whole));
    }

    /// Splits a job into regions.
    ///
    /// @param isApart true if each pipelined region restarts alone
    private static List<Region> of(JobGraph whole, boolean isApart) {
        Map<Integer, Integer> first = firstMembers(whole);
        List<Region> regions = new ArrayList<>();
        for (JobGraph part : isApart ? RegionFinder.of(whole) : List.of(whole))
            regions.add(new Region(regions.size(), part, whole, first));
        return List.copyOf(regions);
    }

    private static Map<Integer, Integer> firstMembers(JobGraph whole) {
        Map<Integer, Integer> first = new HashMap<>();
        int members = 0;
        for (Vertex vertex : whole.vertices()) {
            first.put(vertex.id(), members);
            members += vertex.parallelism();
        }
        return OrderedCopy.of(first);
    }

    /// Returns this region with other parallelisms.
    ///
    /// @param sizes the parallelism of each vertex of the job, by id
    public Region with(Map<Integer, Integer> sizes) {
        JobGraph other = ParallelismAssigner.with(whole, sizes);
        return new Region(number, ParallelismAssigner.with(graph, sizes), other, firstMembers(other));
    }

    /// Returns the parallelism of each vertex of the job, by id.
    public Map<Integer, Integer> sizes() {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (Vertex vertex : whole.vertices()) sizes.put(vertex.id(), vertex.parallelism());
        return sizes;
    }

    /// Returns the number of a subtask among all subtasks of the job.
    public int member(Vertex vertex, int subtask) {
        return Check.present(firstMembers.get(vertex.id()), "a vertex of the job") + subtask;
    }

    /// Returns the numbers of all subtasks of the region.
    public Set<Integer> members() {
        Set<Integer> members = new HashSet<>();
        for (Vertex vertex : graph.vertices())
            for (int i = 0; i < vertex.parallelism(); i++) members.add(member(vertex, i));
        return members;
    }

    /// Returns the names of the region's vertices, for messages.
    public List<String> names() {
        return graph.vertices().stream().map(Vertex::name).toList();
    }
}
