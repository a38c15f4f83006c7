package dev.millrace.graph;

import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.source.Boundedness;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds job graphs from job specifications.
public final class JobGraphs {
    private final JobSpec spec;
    private final Sizes sizes;
    private final Chaining chaining;
    private final Map<Integer, String> uids;
    private final Map<Integer, List<Connection>> into = new HashMap<>();
    private final Map<Integer, List<Connection>> outOf = new HashMap<>();
    private final Map<Integer, Integer> headOf = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    private JobGraphs(JobSpec spec) {
        this.spec = spec;
        this.sizes = new Sizes(spec);
        this.chaining = new Chaining(spec, sizes);
        this.uids = Uids.of(spec);
        for (Connection each : Connections.of(spec.steps(), sizes::parallelism)) {
            into.computeIfAbsent(each.to().id(), _ -> new ArrayList<>()).add(each);
            outOf.computeIfAbsent(each.from().id(), _ -> new ArrayList<>()).add(each);
        }
    }

    /// Builds the graph of a job.
    ///
    /// @throws RuntimeException if the pipeline cannot run as it is specified
    public static JobGraph build(JobSpec spec) {
        GenericTypes.check(spec);
        return new JobGraphs(spec).build();
    }

    private JobGraph build() {
        List<Step<?>> heads = new ArrayList<>();
        for (Step<?> step : spec.steps()) {
            if (step.operation() instanceof Operation.Virtual) continue;
            checkKeys(step);
            if (isHead(step)) {
                heads.add(step);
                headOf.put(step.id(), step.id());
            } else {
                headOf.put(step.id(), head(inputs(step).getFirst().from()));
            }
        }
        List<Vertex> vertices = new ArrayList<>();
        for (Step<?> head : heads) vertices.add(vertex(head));
        boolean isBounded = isBounded();
        JobGraph described = new JobGraph(spec.name(), vertices, edges, isBounded, mode(isBounded));
        return CoLocation.checked(Overrides.apply(described, spec, sizes));
    }

    private boolean isHead(Step<?> step) {
        List<Connection> inputs = inputs(step);
        return inputs.size() != 1 || !chaining.areChained(inputs.getFirst(), inputs);
    }

    private List<Connection> inputs(Step<?> step) {
        return into.getOrDefault(step.id(), List.of());
    }

    /// Returns the id of the vertex of a step.
    private int head(Step<?> step) {
        return Check.present(headOf.get(step.id()), "the vertex of a step");
    }

    private Vertex vertex(Step<?> head) {
        ChainLink link = link(head);
        return new Vertex(
                head.id(), name(link), link, sizes.parallelism(head), sizes.maxParallelism(head), chaining.group(head));
    }

    private ChainLink link(Step<?> step) {
        List<Exit> exits = new ArrayList<>();
        for (Connection out : outOf.getOrDefault(step.id(), List.of())) {
            if (head(out.to()) == head(step)) {
                exits.add(new Exit.Chained(out.side(), link(out.to())));
                continue;
            }
            Edge edge = new Edge(edges.size(), head(step), head(out.to()), out.input(), out.partitioning());
            edges.add(edge);
            exits.add(new Exit.Shipped(out.side(), edge));
        }
        return new ChainLink(step, Check.present(uids.get(step.id()), "the identity of a step"), exits);
    }

    /// Returns the names of a chain's steps joined by arrows, with branches in parentheses, as Flink writes them.
    private static String name(ChainLink link) {
        List<String> next = new ArrayList<>();
        for (Exit exit : link.exits()) if (exit instanceof Exit.Chained chained) next.add(name(chained.next()));
        String own = link.step().name();
        return switch (next.size()) {
            case 0 -> own;
            case 1 -> own + " -> " + next.getFirst();
            default -> own + " -> (" + String.join(", ", next) + ")";
        };
    }

    private void checkKeys(Step<?> step) {
        int keyedInputs = switch (step.operation()) {
            case Operation.KeyedReduce _,
                    Operation.KeyedProcess _,
                    Operation.KeyedBroadcastProcess _,
                    Operation.Window _ -> 1;
            case Operation.KeyedCoProcess _, Operation.IntervalJoin _, Operation.CoGroup _, Operation.WindowJoin _ -> 2;
            default -> 0;
        };
        for (Connection each : inputs(step)) {
            if (each.input() >= keyedInputs || each.partitioning() instanceof Partitioning.Keyed) continue;
            throw GraphFaults.NOT_KEYED
                    .what("Step %s needs keys, but its input %d has no key.", step.where(), each.input() + 1)
                    .fix("Call keyBy(…) before the step, without another partitioning after keyBy(…).");
        }
    }

    private boolean isBounded() {
        for (Step<?> step : spec.steps()) {
            if (step.operation() instanceof Operation.Read read
                    && read.source().getBoundedness() == Boundedness.CONTINUOUS_UNBOUNDED) return false;
        }
        return true;
    }

    private RuntimeExecutionMode mode(boolean isBounded) {
        RuntimeExecutionMode wanted = spec.configuration().get(ExecutionOptions.RUNTIME_MODE);
        return switch (wanted) {
            case STREAMING -> wanted;
            case AUTOMATIC -> isBounded ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING;
            case BATCH -> {
                if (isBounded) yield wanted;
                throw GraphFaults.UNBOUNDED_BATCH
                        .state("Job '%s' runs in batch mode, but has an unbounded source.", spec.name())
                        .fix("Use RuntimeExecutionMode.AUTOMATIC or STREAMING.");
            }
        };
    }
}
