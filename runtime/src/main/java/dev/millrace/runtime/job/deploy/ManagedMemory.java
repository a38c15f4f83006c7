package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Divides the managed memory of a worker among the subtasks that keep records: those with keyed input and those that
/// collect a partition. Each worker gives a region memory in proportion to the region's subtasks.
///
/// @param subtasks the number of the region's subtasks with keyed input in this worker
/// @param bytesPerSubtask the managed memory of one subtask
record ManagedMemory(int subtasks, long bytesPerSubtask) {

    /// Computes the memory of the subtasks that a deployment starts.
    static ManagedMemory of(LocalDeployment.Task task, Configuration configuration) {
        Region region = task.region();
        int subtasks = subtasks(keyed(region.graph()), region, task.members());
        int keeping = subtasks(keeping(region.graph()), region, task.members());
        int shares = Math.max(1, Math.max(keeping, subtasks(region.whole()) / task.workers()));
        return new ManagedMemory(subtasks, managedBytes(configuration) / shares);
    }

    /// Returns the memory of all subtasks with keyed input in bytes.
    long bytes() {
        return bytesPerSubtask * subtasks;
    }

    private static List<Vertex> keyed(JobGraph graph) {
        Set<Integer> keyed = keyedIds(graph);
        return graph.vertices().stream()
                .filter(vertex -> keyed.contains(vertex.id()))
                .toList();
    }

    private static List<Vertex> keeping(JobGraph graph) {
        Set<Integer> keyed = keyedIds(graph);
        return graph.vertices().stream()
                .filter(vertex -> keyed.contains(vertex.id()) || collects(vertex.head()))
                .toList();
    }

    private static Set<Integer> keyedIds(JobGraph graph) {
        Set<Integer> keyed = new HashSet<>();
        for (Edge edge : graph.edges()) if (edge.partitioning() instanceof Partitioning.Keyed) keyed.add(edge.to());
        return keyed;
    }

    private static boolean collects(ChainLink link) {
        Operation operation = link.step().operation();
        if (operation instanceof Operation.MapPartition || operation instanceof Operation.SortPartition) return true;
        for (Exit exit : link.exits())
            if (exit instanceof Exit.Chained chained && collects(chained.next())) return true;
        return false;
    }

    private static int subtasks(JobGraph graph) {
        return keeping(graph).stream().mapToInt(Vertex::parallelism).sum();
    }

    private static int subtasks(List<Vertex> vertices, Region region, Set<Integer> members) {
        int subtasks = 0;
        for (Vertex vertex : vertices)
            for (int i = 0; i < vertex.parallelism(); i++) if (members.contains(region.member(vertex, i))) subtasks++;
        return subtasks;
    }

    private static long managedBytes(Configuration configuration) {
        Optional<MemorySize> set = configuration.getOptional(TaskManagerOptions.MANAGED_MEMORY_SIZE);
        if (set.isPresent()) return set.get().getBytes();
        float fraction = configuration.get(TaskManagerOptions.MANAGED_MEMORY_FRACTION);
        return (long) (Runtime.getRuntime().maxMemory() * (double) fraction);
    }
}
