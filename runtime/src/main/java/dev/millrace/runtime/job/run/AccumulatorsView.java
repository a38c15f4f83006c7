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

/// Shows the accumulators of a job to users. If accumulators cannot be merged, or another process could not send one,
/// the result holds the failure. Thread-safe.
public final class AccumulatorsView {
    /// The maximum time that a request waits for other processes.
    private static final long PATIENCE_NANOS = 500_000_000;

    private final List<AccumulatorPart> parts;
    /// The public ids of vertices by subtask. The keys compare by identity, because vertices may have the same names.
    private final Map<Subtask, String> vertices = new IdentityHashMap<>();

    private AccumulatorsView(List<AccumulatorPart> parts, List<RegionRun> regions) {
        this.parts = List.copyOf(parts);
        for (RegionRun each : regions) {
            Map<Integer, SubtaskCounters> counters = each.counters();
            for (Vertex vertex : each.region().graph().vertices()) add(each.region(), vertex, counters);
        }
    }

    /// Reads the accumulators of a job, and waits briefly for those of subtasks in other processes.
    ///
    /// @param here the accumulators of this process
    static AccumulatorsView of(Accumulators here, List<RegionRun> regions, Clock clock) {
        List<Deployment> deployments =
                regions.stream().flatMap(each -> each.deployments().stream()).toList();
        deployments.forEach(Deployment::ask);
        long until = clock.nanos() + PATIENCE_NANOS;
        List<AccumulatorPart> told = deployments.stream()
                .flatMap(each -> each.accumulated(until).stream())
                .toList();
        List<AccumulatorPart> all = new ArrayList<>();
        // The accumulators of this process are read last. If a subtask ends meanwhile, its deployment has already
        // reported its accumulators here.
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

    /// Returns the accumulators, merged over all subtasks, by name.
    public Map<String, OptionalFailure<Object>> all() {
        return Accumulators.merged(parts);
    }

    /// Returns the accumulators, merged over the subtasks of a vertex.
    ///
    /// @param vertex the id as in `VertexView`
    public Map<String, OptionalFailure<Object>> of(String vertex) {
        return merged(each -> isOf(vertex, each));
    }

    /// Returns the accumulators of one subtask of a vertex.
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
