package dev.millrace.runtime.job.run;

import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.host.Clock;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.job.AccumulatorPart;
import dev.millrace.runtime.job.Accumulators;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.deploy.Deployment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What the subtasks of a job have accumulated, as people look at it. Those that cannot be merged, or that another
/// process could not tell, are there with their failure. Any thread.
public final class AccumulatorsView {
    /// How long a request waits for other processes.
    private static final long PATIENCE_NANOS = 500_000_000;

    private final List<AccumulatorPart> parts;
    /// The ids of vertices that people know. By identity: vertices may have the same names.
    private final Map<Subtask, String> vertices = new IdentityHashMap<>();

    private AccumulatorsView(List<AccumulatorPart> parts, List<RegionRun> regions) {
        this.parts = List.copyOf(parts);
        for (RegionRun each : regions) {
            Map<Integer, SubtaskCounters> counters = each.counters();
            for (Vertex vertex : each.region().graph().vertices()) add(each.region(), vertex, counters);
        }
    }

    /// The accumulators of a job, with those of subtasks in other processes; waits for these a moment.
    ///
    /// @param here those of this process
    static AccumulatorsView of(Accumulators here, List<RegionRun> regions, Clock clock) {
        List<Deployment> deployments =
                regions.stream().flatMap(each -> each.deployments().stream()).toList();
        deployments.forEach(Deployment::ask);
        long until = clock.nanos() + PATIENCE_NANOS;
        List<AccumulatorPart> told = deployments.stream()
                .flatMap(each -> each.accumulated(until).stream())
                .toList();
        List<AccumulatorPart> all = new ArrayList<>();
        // Last, so that nothing is missing of a subtask that ends meanwhile: its deployment has told its accumulators.
        here.collect(all);
        for (AccumulatorPart each : told) if (here.of(each.subtask(), each.name()) == null) all.add(each);
        return new AccumulatorsView(all, regions);
    }

    private void add(Region region, Vertex vertex, Map<Integer, SubtaskCounters> counters) {
        for (int i = 0; i < vertex.parallelism(); i++) {
            SubtaskCounters own = counters.get(region.member(vertex, i));
            if (own != null) vertices.put(own.subtask(), vertex.head().uid());
        }
    }

    /// Merged over all subtasks, by name.
    public Map<String, OptionalFailure<Object>> all() {
        return Accumulators.merged(parts);
    }

    /// Merged over the subtasks of a vertex.
    ///
    /// @param vertex as [VertexView#id]
    public Map<String, OptionalFailure<Object>> of(String vertex) {
        return merged(each -> isOf(vertex, each));
    }

    /// What one subtask of a vertex has.
    public Map<String, OptionalFailure<Object>> of(String vertex, int subtask) {
        return merged(each -> isOf(vertex, each) && each.index() == subtask);
    }

    private boolean isOf(String vertex, Subtask subtask) {
        return vertex.equals(vertices.get(subtask));
    }

    private Map<String, OptionalFailure<Object>> merged(Predicate<Subtask> who) {
        return Accumulators.merged(
                parts.stream().filter(each -> who.test(each.subtask())).toList());
    }
}
