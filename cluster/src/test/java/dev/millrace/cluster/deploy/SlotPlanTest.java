package dev.millrace.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.Types;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotPlanTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(4);

    private JobGraph graph() {
        return JobGraphs.build(environment.describe("job"));
    }

    /// Returns the number of subtasks in each slot.
    private static Map<SlotPlan.Slot, Integer> loads(JobGraph graph, boolean isEven) {
        SlotPlan plan = new SlotPlan(graph, isEven);
        Map<SlotPlan.Slot, Integer> loads = new HashMap<>();
        for (Region region : Region.of(graph, new Configuration())) {
            Map<Integer, SlotPlan.Slot> slots = plan.of(region);
            assertThat(slots.keySet()).isEqualTo(region.members());
            slots.values().forEach(slot -> loads.merge(slot, 1, Integer::sum));
            for (Vertex vertex : region.graph().vertices()) {
                List<SlotPlan.Slot> own = new ArrayList<>();
                for (int i = 0; i < vertex.parallelism(); i++) own.add(slots.get(region.member(vertex, i)));
                assertThat(new HashSet<>(own)).as("slots of %s", vertex.name()).hasSameSizeAs(own);
            }
        }
        return loads;
    }

    private static SlotPlan.Slot slot(String group, int index) {
        return new SlotPlan.Slot(group, index);
    }

    @Test
    void a_slot_has_one_subtask_of_each_vertex_of_its_group() {
        environment
                .fromSequence(1, 10)
                .setParallelism(2)
                .keyBy(number -> number, Types.LONG)
                .reduce(Long::sum)
                .slotSharingGroup("sums")
                .map(sum -> sum)
                .setParallelism(1)
                .sinkTo(new DiscardingSink<>())
                .setParallelism(1);
        assertThat(loads(graph(), false))
                .isEqualTo(Map.of(
                        slot("default", 0), 1,
                        slot("default", 1), 1,
                        slot("sums", 0), 2,
                        slot("sums", 1), 1,
                        slot("sums", 2), 1,
                        slot("sums", 3), 1));
    }

    @Test
    void regions_of_one_group_have_the_same_slots() {
        for (int i = 0; i < 2; i++) environment.fromSequence(1, 10).sinkTo(new DiscardingSink<>());
        JobGraph graph = graph();
        assertThat(Region.of(graph, new Configuration())).hasSize(2);
        assertThat(loads(graph, false).values()).containsExactly(2, 2, 2, 2);
    }

    @Test
    void vertices_of_few_subtasks_are_spread_over_slots_if_that_is_wanted() {
        environment
                .fromSequence(1, 10)
                .setParallelism(1)
                .keyBy(number -> number, Types.LONG)
                .reduce(Long::sum)
                .rebalance()
                .map(sum -> sum)
                .setParallelism(3)
                .sinkTo(new DiscardingSink<>())
                .setParallelism(3);
        assertThat(loads(graph(), false).values()).containsExactlyInAnyOrder(3, 2, 2, 1);
        assertThat(loads(graph(), true).values()).containsExactlyInAnyOrder(2, 2, 2, 2);
    }
}
