package dev.millrace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.CodedException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelismAssignerTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(4);

    private JobGraph graph() {
        return JobGraphs.build(environment.describe("job"));
    }

    /// Returns bounds from 1 to the parallelism of the program.
    private static Map<Integer, Bounds> bounds(JobGraph graph) {
        Map<Integer, Bounds> bounds = new HashMap<>();
        for (Vertex vertex : graph.vertices()) bounds.put(vertex.id(), new Bounds(1, vertex.parallelism()));
        return bounds;
    }

    /// Returns the parallelism of each vertex by the name of its first operator.
    private static Map<String, Integer> sizes(JobGraph graph, Map<Integer, Bounds> bounds, int slots) {
        Map<Integer, Integer> found =
                new ParallelismAssigner(graph, bounds).sizes(slots).orElse(Map.of());
        Map<String, Integer> named = new HashMap<>();
        for (Vertex vertex : graph.vertices())
            if (found.containsKey(vertex.id())) named.put(vertex.head().step().name(), found.get(vertex.id()));
        return named;
    }

    private void keyed() {
        environment
                .fromSequence(1, 10)
                .name("numbers")
                .setParallelism(2)
                .keyBy(number -> number, Types.LONG)
                .reduce(Long::sum)
                .name("sums")
                .sinkTo(new DiscardingSink<>());
    }

    @Test
    void a_group_needs_as_many_slots_as_its_widest_vertex_has_subtasks() {
        environment
                .fromSequence(1, 10)
                .setParallelism(2)
                .slotSharingGroup("reading")
                .keyBy(number -> number, Types.LONG)
                .reduce(Long::sum)
                .slotSharingGroup("summing")
                .map(sum -> sum)
                .setParallelism(3)
                .sinkTo(new DiscardingSink<>());
        assertThat(ParallelismAssigner.slots(graph())).isEqualTo(Map.of("reading", 2, "summing", 4));
    }

    @Test
    void each_vertex_has_its_own_parallelism_where_the_slots_suffice_and_that_of_the_slots_where_not() {
        keyed();
        JobGraph graph = graph();
        assertThat(sizes(graph, bounds(graph), 9)).isEqualTo(Map.of("numbers", 2, "sums", 4));
        assertThat(sizes(graph, bounds(graph), 3)).isEqualTo(Map.of("numbers", 2, "sums", 3));
        assertThat(sizes(graph, bounds(graph), 1)).isEqualTo(Map.of("numbers", 1, "sums", 1));
        assertThat(sizes(graph, bounds(graph), 0)).isEmpty();
    }

    @Test
    void a_lower_bound_must_fit() {
        keyed();
        JobGraph graph = graph();
        Map<Integer, Bounds> bounds = bounds(graph);
        bounds.put(graph.vertices().getLast().id(), new Bounds(3, 4));
        assertThat(sizes(graph, bounds, 2)).isEmpty();
        assertThat(sizes(graph, bounds, 3)).isEqualTo(Map.of("numbers", 2, "sums", 3));
    }

    @Test
    void groups_grow_alike() {
        environment
                .fromSequence(1, 10)
                .name("numbers")
                .slotSharingGroup("reading")
                .keyBy(number -> number, Types.LONG)
                .reduce(Long::sum)
                .name("sums")
                .slotSharingGroup("summing")
                .sinkTo(new DiscardingSink<>());
        JobGraph graph = graph();
        assertThat(sizes(graph, bounds(graph), 1)).isEmpty();
        assertThat(sizes(graph, bounds(graph), 4)).isEqualTo(Map.of("numbers", 2, "sums", 2));
        assertThat(sizes(graph, bounds(graph), 5)).isEqualTo(Map.of("numbers", 3, "sums", 2));
        assertThat(sizes(graph, bounds(graph), 100)).isEqualTo(Map.of("numbers", 4, "sums", 4));
    }

    @Test
    void who_forwards_has_the_parallelism_of_who_receives_in_whatever_groups_they_are() {
        environment
                .fromSequence(1, 10)
                .name("numbers")
                .slotSharingGroup("reading")
                .map(number -> number)
                .name("same")
                .slotSharingGroup("mapping")
                .sinkTo(new DiscardingSink<>());
        JobGraph graph = graph();
        assertThat(graph.vertices()).hasSize(2);
        assertThat(sizes(graph, bounds(graph), 5)).isEqualTo(Map.of("numbers", 2, "same", 2));
        Map<Integer, Bounds> apart = bounds(graph);
        apart.put(graph.vertices().getFirst().id(), new Bounds(1, 2));
        apart.put(graph.vertices().getLast().id(), new Bounds(3, 4));
        assertThatThrownBy(() -> new ParallelismAssigner(graph, apart))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("Forward edges connect these vertices");
    }

    @Test
    void what_is_chained_behind_a_step_that_may_not_be_divided_is_not_divided() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM, true);
        StreamExecutionEnvironment one = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        one.fromSequence(1, 10).map(number -> number).setMaxParallelism(1).sinkTo(new DiscardingSink<>());
        JobGraph graph = JobGraphs.build(one.describe("job"));
        assertThat(graph.vertices()).hasSize(1);
        assertThat(graph.vertices().getFirst().maxParallelism()).isEqualTo(128);
        assertThat(ParallelismAssigner.greatest(graph.vertices().getFirst())).isEqualTo(1);
    }

    @Test
    void a_job_of_another_width_has_the_same_chains_edges_and_identities() {
        keyed();
        JobGraph graph = graph();
        JobGraph wider = ParallelismAssigner.with(
                graph, Map.of(graph.vertices().getLast().id(), 7));
        assertThat(wider.edges()).isEqualTo(graph.edges());
        assertThat(wider.vertices().getLast().parallelism()).isEqualTo(7);
        assertThat(wider.vertices().getLast().head())
                .isEqualTo(graph.vertices().getLast().head());
        assertThat(wider.vertices().getFirst()).isEqualTo(graph.vertices().getFirst());
    }
}
