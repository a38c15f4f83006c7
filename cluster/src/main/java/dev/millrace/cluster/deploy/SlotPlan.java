package dev.millrace.cluster.deploy;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.Edge;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.Region;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Assigns the subtasks of a job to its slots. A slot belongs to one slot sharing group and holds at most one subtask
/// of each vertex of the group. Subtasks that are connected by forwarding within a group share a slot. Subtasks of the
/// same index share a slot if their vertices are in the same co-location group.
final class SlotPlan {
    static final Comparator<Slot> IN_ORDER = Comparator.comparing(Slot::group).thenComparing(Slot::index);

    private final Map<String, Integer> widths;
    /// The slot of the first subtask of each vertex, by vertex id. The other subtasks have the following slots,
    /// modulo the number of slots.
    private final Map<Integer, Integer> first = new HashMap<>();
    /// The slot of the first subtasks of each co-location group.
    private final Map<String, Integer> coLocated = new HashMap<>();

    /// Identifies a slot of the job.
    ///
    /// @param index the index of the slot in its group
    record Slot(String group, int index) {}

    /// @param isEven whether to distribute subtasks evenly over the slots of a group, as far as possible
    SlotPlan(JobGraph job, boolean isEven) {
        this.widths = ParallelismAssigner.slots(job);
        for (Vertex vertex : job.vertices()) first.put(vertex.id(), 0);
        if (isEven) even(job);
    }

    private void even(JobGraph job) {
        Map<String, int[]> loads = new HashMap<>();
        widths.forEach((group, width) -> loads.put(group, new int[width]));
        for (Vertex vertex : job.vertices()) {
            int[] load = Check.present(loads.get(vertex.slotSharingGroup()), "the slots of a group");
            int from = chosen(job, vertex, load);
            first.put(vertex.id(), from);
            for (String each : vertex.coLocationGroups()) coLocated.putIfAbsent(each, from);
            for (int i = 0; i < vertex.parallelism(); i++) load[(from + i) % load.length]++;
        }
    }

    private int chosen(JobGraph job, Vertex vertex, int[] load) {
        for (String each : vertex.coLocationGroups()) {
            Integer known = coLocated.get(each);
            if (known != null) return known;
        }
        for (Edge edge : job.edges()) {
            if (edge.to() != vertex.id() || !(edge.partitioning() instanceof Partitioning.Forward)) continue;
            for (Vertex sender : job.vertices())
                if (sender.id() == edge.from() && sender.slotSharingGroup().equals(vertex.slotSharingGroup()))
                    return first.getOrDefault(sender.id(), 0);
        }
        int best = 0;
        for (int from = 1; from < load.length; from++)
            if (sum(load, from, vertex.parallelism()) < sum(load, best, vertex.parallelism())) best = from;
        return best;
    }

    private static int sum(int[] load, int from, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += load[(from + i) % load.length];
        return sum;
    }

    /// Returns the slots of a region's subtasks, by the numbers of the subtasks in the job.
    Map<Integer, Slot> of(Region region) {
        Map<Integer, Slot> slots = new HashMap<>();
        for (Vertex vertex : region.graph().vertices()) {
            String group = vertex.slotSharingGroup();
            int width = Check.present(widths.get(group), "the width of a group");
            int from = Check.present(first.get(vertex.id()), "the first slot of a vertex");
            for (int i = 0; i < vertex.parallelism(); i++)
                slots.put(region.member(vertex, i), new Slot(group, (from + i) % width));
        }
        return slots;
    }
}
