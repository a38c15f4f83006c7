package dev.millrace.graph;

import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Applies `pipeline.jobvertex-parallelism-overrides`, which autoscalers and operators set when they submit a job
/// again. As in Flink, the setting has precedence over the program, and ids of other jobs are ignored.
final class Overrides {
    private static final String KEY = PipelineOptions.PARALLELISM_OVERRIDES.key();

    private final JobGraph graph;
    private final Sizes sizes;
    private final Map<Integer, Integer> wanted = new HashMap<>();

    private Overrides(JobGraph graph, Sizes sizes, Map<String, String> configured) {
        this.graph = graph;
        this.sizes = sizes;
        for (Vertex vertex : graph.vertices()) {
            String value = configured.get(vertex.head().uid());
            if (value != null) wanted.put(vertex.id(), parallelism(vertex, value));
        }
    }

    static JobGraph apply(JobGraph graph, JobSpec spec, Sizes sizes) {
        Map<String, String> configured = spec.configuration().get(PipelineOptions.PARALLELISM_OVERRIDES);
        return configured.isEmpty() ? graph : new Overrides(graph, sizes, configured).apply();
    }

    private static int parallelism(Vertex vertex, String value) {
        try {
            int parallelism = Integer.parseInt(value.trim());
            if (parallelism > 0) return parallelism;
        } catch (NumberFormatException noNumber) {
            // The fault below shows the value.
        }
        throw GraphFaults.OVERRIDE
                .argument("%s sets the parallelism of '%s' to '%s'.", KEY, vertex.name(), value)
                .fix(
                        "Set a number of 1 or more, for example %s:4.",
                        vertex.head().uid());
    }

    private JobGraph apply() {
        for (List<Vertex> tied : ParallelismAssigner.together(graph)) {
            Integer common = common(tied);
            if (common != null) tied.forEach(each -> wanted.put(each.id(), common));
        }
        List<Vertex> vertices = new ArrayList<>();
        for (Vertex each : graph.vertices()) vertices.add(overridden(each));
        return new JobGraph(graph.name(), vertices, graph.edges(), graph.isBounded(), graph.mode());
    }

    /// Returns the override of vertices that forward records to each other; null if none of them has one.
    private @Nullable Integer common(List<Vertex> tied) {
        List<Vertex> named =
                tied.stream().filter(each -> wanted.containsKey(each.id())).toList();
        List<Integer> values = named.stream().map(this::wanted).distinct().toList();
        if (values.size() <= 1) return values.isEmpty() ? null : values.getFirst();
        throw GraphFaults.OVERRIDE
                .argument(
                        "%s sets the parallelisms of %s to %s.",
                        KEY, named.stream().map(Vertex::name).toList(), values)
                .why("A forward edge connects these vertices.")
                .fix("Set the same parallelism for all of them, or use rebalance() between them.");
    }

    private int wanted(Vertex vertex) {
        return Check.present(wanted.get(vertex.id()), "the override of a vertex");
    }

    private Vertex overridden(Vertex vertex) {
        if (!wanted.containsKey(vertex.id())) return vertex;
        int parallelism = wanted(vertex);
        return new Vertex(
                vertex.id(),
                vertex.name(),
                vertex.head(),
                parallelism,
                sizes.maxParallelism(vertex.head().step(), parallelism),
                vertex.slotSharingGroup());
    }
}
