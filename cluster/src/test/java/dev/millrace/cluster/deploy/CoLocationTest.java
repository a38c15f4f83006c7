package dev.millrace.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.plan.Transformation;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the placement of steps with a common co-location group.
class CoLocationTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(4);
    private final SingleOutputStreamOperator<Long> first = pipeline("first");
    private final SingleOutputStreamOperator<Long> second = pipeline("second");

    private SingleOutputStreamOperator<Long> pipeline(String name) {
        SingleOutputStreamOperator<Long> mapped = environment
                .fromSequence(1, 10)
                .setParallelism(1)
                .map(number -> number)
                .setParallelism(2)
                .name(name);
        mapped.sinkTo(new DiscardingSink<>()).setParallelism(4);
        return mapped;
    }

    private JobGraph graph() {
        return JobGraphs.build(environment.describe("job"));
    }

    private Map<String, List<SlotPlan.Slot>> slots() {
        JobGraph graph = graph();
        SlotPlan plan = new SlotPlan(graph, true);
        Map<String, List<SlotPlan.Slot>> byName = new HashMap<>();
        for (Region region : Region.of(graph, new Configuration())) {
            Map<Integer, SlotPlan.Slot> slots = plan.of(region);
            for (Vertex vertex : region.graph().vertices()) {
                List<SlotPlan.Slot> own = new ArrayList<>();
                for (int i = 0; i < vertex.parallelism(); i++) own.add(slots.get(region.member(vertex, i)));
                byName.put(vertex.name(), own);
            }
        }
        return byName;
    }

    @Test
    void subtasks_of_a_co_location_group_share_slots_by_their_index() {
        Map<String, List<SlotPlan.Slot>> apart = slots();
        assertThat(apart.get("first")).isNotEqualTo(apart.get("second"));

        first.getTransformation().setCoLocationGroupKey("together");
        second.getTransformation().setCoLocationGroupKey("together");

        Map<String, List<SlotPlan.Slot>> together = slots();
        assertThat(together.get("first")).hasSize(2).isEqualTo(together.get("second"));
    }

    @Test
    void a_different_parallelism_in_a_co_location_group_is_refused() {
        first.getTransformation().setCoLocationGroupKey("together");
        second.getTransformation().setCoLocationGroupKey("together");
        second.setParallelism(3);
        assertThatThrownBy(this::graph)
                .hasMessageContaining("MR-3009")
                .hasMessageContaining("'first' has parallelism 2 and 'second' has parallelism 3");
    }

    @Test
    void a_different_slot_sharing_group_in_a_co_location_group_is_refused() {
        first.getTransformation().setCoLocationGroupKey("together");
        second.getTransformation().setCoLocationGroupKey("together");
        second.getTransformation().setSlotSharingGroup("other");
        assertThatThrownBy(this::graph).hasMessageContaining("MR-3009").hasMessageContaining("'other'");
    }

    @Test
    void a_transformation_shows_its_step_and_the_steps_before() {
        Transformation<Long> transformation = first.getTransformation();
        assertThat(transformation.getName()).isEqualTo("first");
        assertThat(transformation.getParallelism()).isEqualTo(2);
        assertThat(transformation.getOutputType()).isEqualTo(first.getType());
        assertThat(transformation).isEqualTo(first.getTransformation()).isNotEqualTo(second.getTransformation());
        assertThat(transformation.getTransitivePredecessors())
                .extracting(Transformation::getId)
                .contains(first.getId(), transformation.getInputs().getFirst().getId());
    }
}
