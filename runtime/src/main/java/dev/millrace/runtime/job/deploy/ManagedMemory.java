package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.graph.Edge;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Divides the managed memory of a worker among the subtasks with keyed input. Each worker gives a region memory in
/// proportion to the region's subtasks.
///
/// @param subtasks the number of the region's subtasks with keyed input in this worker
/// @param bytes the managed memory of these subtasks
record ManagedMemory(int subtasks, long bytes) {

    /// Computes the memory of the subtasks that a deployment starts.
    static ManagedMemory of(LocalDeployment.Task task, Configuration configuration) {
        Region region = task.region();
        int subtasks = subtasks(region, task.members());
        int shares = Math.max(1, Math.max(subtasks, subtasks(region.whole()) / task.workers()));
        return new ManagedMemory(subtasks, managedBytes(configuration) / shares * subtasks);
    }

    /// Returns the memory of one subtask in bytes.
    long bytesPerSubtask() {
        return bytes / Math.max(1, subtasks);
    }

    private static List<Vertex> keyed(JobGraph graph) {
        Set<Integer> keyed = new HashSet<>();
        for (Edge edge : graph.edges()) if (edge.partitioning() instanceof Partitioning.Keyed) keyed.add(edge.to());
        return graph.vertices().stream()
                .filter(vertex -> keyed.contains(vertex.id()))
                .toList();
    }

    private static int subtasks(JobGraph graph) {
        return keyed(graph).stream().mapToInt(Vertex::parallelism).sum();
    }

    private static int subtasks(Region region, Set<Integer> members) {
        int subtasks = 0;
        for (Vertex vertex : keyed(region.graph()))
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
