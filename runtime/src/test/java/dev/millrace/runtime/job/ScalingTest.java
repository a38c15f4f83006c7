package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.graph.Bounds;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.runtime.job.scale.ScalingPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the scaling of one vertex between 2 and 4 subtasks.
class ScalingTest {
    private static final long WAIT = 1_000;
    private static final long STABLE = 100;
    private static final long RUNNING_STABLE = 300;
    private static final long COOLDOWN = 500;

    private final JobGraph graph = graph();
    private final int vertex = graph.vertices().getFirst().id();

    private static JobGraph graph() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(4);
        environment.fromSequence(1, 10).sinkTo(new DiscardingSink<>());
        return JobGraphs.build(environment.describe("job"));
    }

    private ParallelismAssigner between(int lower, int upper) {
        return new ParallelismAssigner(graph, Map.of(vertex, new Bounds(lower, upper)));
    }

    private ScalingPolicy scaling(boolean isSaved) {
        return new ScalingPolicy(
                new ScalingSettings(false, WAIT, STABLE, RUNNING_STABLE, COOLDOWN, isSaved, 0, 0), between(2, 4));
    }

    private ScalingPolicy.Verdict take(int parallelism) {
        return new ScalingPolicy.Verdict.Take(Map.of(vertex, parallelism));
    }

    private static ScalingPolicy.Verdict later(long millis) {
        return new ScalingPolicy.Verdict.Later(millis);
    }

    private static ScalingPolicy.Verdict nothing() {
        return new ScalingPolicy.Verdict.Nothing();
    }

    private ScalingPolicy running(int parallelism) {
        ScalingPolicy scaling = scaling(true);
        scaling.runs(0, Map.of(vertex, parallelism));
        return scaling;
    }

    @Test
    void a_job_begins_at_once_with_all_that_it_wants() {
        ScalingPolicy scaling = scaling(true);
        scaling.waits(0, false);
        scaling.room(4);
        assertThat(scaling.decide(0)).isEqualTo(take(4));
        scaling.room(100);
        assertThat(scaling.decide(0)).isEqualTo(take(4));
    }

    @Test
    void a_job_with_less_waits_for_more_from_when_it_has_enough() {
        ScalingPolicy scaling = scaling(true);
        scaling.waits(0, false);
        scaling.room(1);
        assertThat(scaling.decide(10)).isEqualTo(later(WAIT - 10));
        scaling.room(2);
        assertThat(scaling.decide(50)).isEqualTo(later(STABLE));
        scaling.room(3);
        assertThat(scaling.decide(100)).isEqualTo(later(STABLE - 50));
        assertThat(scaling.decide(150)).isEqualTo(take(3));
    }

    @Test
    void who_had_enough_and_lost_it_waits_anew() {
        ScalingPolicy scaling = scaling(true);
        scaling.waits(0, false);
        scaling.room(2);
        assertThat(scaling.decide(0)).isEqualTo(later(STABLE));
        scaling.room(1);
        assertThat(scaling.decide(50)).isEqualTo(later(WAIT - 50));
        scaling.room(2);
        assertThat(scaling.decide(200)).isEqualTo(later(STABLE));
    }

    @Test
    void the_wait_for_all_ends_with_what_there_is_or_with_giving_up() {
        ScalingPolicy scaling = scaling(true);
        scaling.waits(0, false);
        scaling.room(2);
        assertThat(scaling.decide(WAIT - 10)).isEqualTo(later(10));
        assertThat(scaling.decide(WAIT)).isEqualTo(take(2));
        scaling.room(1);
        assertThat(scaling.decide(WAIT)).isEqualTo(new ScalingPolicy.Verdict.GiveUp());
    }

    @Test
    void who_was_ended_for_another_parallelism_does_not_wait_for_a_better_one() {
        ScalingPolicy scaling = scaling(true);
        scaling.waits(0, true);
        scaling.room(3);
        assertThat(scaling.decide(0)).isEqualTo(take(3));
        scaling.room(1);
        assertThat(scaling.decide(0)).isEqualTo(later(WAIT));
    }

    @Test
    void a_running_job_gets_all_that_it_wants_when_it_has_run_for_a_while() {
        ScalingPolicy scaling = running(2);
        scaling.room(4);
        assertThat(scaling.decide(100)).isEqualTo(later(COOLDOWN - 100));
        assertThat(scaling.decide(COOLDOWN)).isEqualTo(take(4));
    }

    @Test
    void for_a_part_of_it_a_running_job_waits_longer() {
        ScalingPolicy scaling = running(2);
        scaling.room(3);
        assertThat(scaling.decide(400)).isEqualTo(later(RUNNING_STABLE));
        assertThat(scaling.decide(700)).isEqualTo(take(3));
    }

    @Test
    void what_has_come_and_gone_changes_nothing() {
        ScalingPolicy scaling = running(2);
        scaling.room(3);
        assertThat(scaling.decide(400)).isEqualTo(later(RUNNING_STABLE));
        scaling.room(2);
        assertThat(scaling.decide(500)).isEqualTo(nothing());
        scaling.room(3);
        assertThat(scaling.decide(700)).isEqualTo(later(RUNNING_STABLE));
    }

    @Test
    void who_asks_does_not_wait_if_there_are_slots() {
        ScalingPolicy scaling = running(2);
        scaling.room(8);
        scaling.bounds(between(3, 3));
        assertThat(scaling.decide(10)).isEqualTo(take(3));
        scaling.runs(20, Map.of(vertex, 3));
        scaling.bounds(between(1, 1));
        assertThat(scaling.decide(30)).isEqualTo(take(1));
    }

    @Test
    void a_job_goes_on_when_the_slots_are_too_few_for_new_bounds() {
        ScalingPolicy scaling = running(2);
        scaling.room(2);
        scaling.bounds(between(3, 4));
        assertThat(scaling.decide(COOLDOWN)).isEqualTo(nothing());
        scaling.room(4);
        assertThat(scaling.decide(COOLDOWN)).isEqualTo(take(4));
    }

    @Test
    void a_job_without_checkpoints_stays_as_it_is_while_it_runs() {
        ScalingPolicy scaling = scaling(false);
        scaling.runs(0, Map.of(vertex, 2));
        scaling.room(4);
        assertThat(scaling.decide(10 * COOLDOWN)).isEqualTo(nothing());
    }
}
