package dev.millrace.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests the sentence about what limits a job.
final class BottleneckTest {
    private static final JobFacts.Checkpoints NONE = new JobFacts.Checkpoints(0, 0, false, List.of());
    private static final JobFacts.Slots FREE = new JobFacts.Slots(8, 4);

    private static JobFacts.Subtask subtask(int index, double busy, double waits, long records) {
        return new JobFacts.Subtask(
                index, "RUNNING", busy, 1 - busy - waits, waits, records, records, Long.MIN_VALUE, Long.MIN_VALUE, 0);
    }

    private static JobFacts.Vertex vertex(String name, String input, JobFacts.Subtask... subtasks) {
        return new JobFacts.Vertex(
                name + "-id", name, input.isEmpty() ? List.of() : List.of(input + "-id"), false, List.of(subtasks));
    }

    private static JobFacts job(String state, List<JobFacts.Failure> failures, JobFacts.Vertex... vertices) {
        return new JobFacts("id", "job", state, 2, List.of(vertices), NONE, failures, FREE);
    }

    private static Bottleneck of(JobFacts.Vertex... vertices) {
        return Bottleneck.of(job("RUNNING", List.of(), vertices));
    }

    @Test
    void the_slow_vertex_is_named_with_the_one_that_waits_most_for_it() {
        Bottleneck found = of(
                vertex("source", "", subtask(0, 0.1, 0.9, 100)),
                vertex("map", "source", subtask(0, 0.3, 0.7, 100)),
                vertex("sink", "map", subtask(0, 0.97, 0, 100)));
        assertThat(found.kind()).isEqualTo(Bottleneck.Kind.BOTTLENECK);
        assertThat(found.vertex()).isEqualTo("sink-id");
        assertThat(found.sentence())
                .isEqualTo("'sink' is the bottleneck: it is busy 97 % of the time, and 'source' and 1 more wait up to"
                        + " 90 % of the time for it.");
    }

    @Test
    void skew_is_the_reason_if_one_subtask_receives_most_records() {
        Bottleneck found = of(
                vertex("source", "", subtask(0, 0.1, 0.8, 1_000)),
                vertex("count", "source", subtask(0, 1, 0, 900), subtask(1, 0.1, 0, 100)));
        assertThat(found.sentence())
                .startsWith("'count' is the bottleneck: subtask 0 receives 90 % of the records and is busy 100 %")
                .endsWith("and 'source' waits 80 % of the time for it.");
    }

    @Test
    void a_vertex_that_is_not_busy_waits_for_another_system() {
        Bottleneck found = of(
                vertex("source", "", subtask(0, 0.1, 0.8, 1_000)), vertex("sink", "source", subtask(0, 0.1, 0, 900)));
        assertThat(found.sentence())
                .contains("'sink' is the bottleneck: it is busy only 10 % of the time, so it waits");
    }

    @Test
    void a_job_without_pressure_keeps_up_or_has_no_reserve() {
        assertThat(of(vertex("source", "", subtask(0, 0.3, 0, 100)), vertex("sink", "source", subtask(0, 0.2, 0, 100)))
                        .sentence())
                .isEqualTo(
                        "The job keeps up with its input: the busiest operator, 'source', is busy 30 % of the time.");
        assertThat(of(vertex("source", "", subtask(0, 0.3, 0, 100)), vertex("sink", "source", subtask(0, 0.9, 0, 100))))
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Bottleneck.Kind.SATURATED);
                    assertThat(found.sentence()).contains("no reserve");
                });
        assertThat(of(vertex("source", "", subtask(0, 0.95, 0, 100))).sentence())
                .startsWith("'source' reads as fast as it can");
        assertThat(of(vertex("source", "", subtask(0, 0, 0, 0))).kind()).isEqualTo(Bottleneck.Kind.NO_INPUT);
    }

    @Test
    void a_job_that_does_not_run_says_why() {
        JobFacts.Failure failure = new JobFacts.Failure(
                3,
                "map (1/2)",
                "dev.millrace.base.fault.MillraceException: MR-1 x - because of java.io.IOException: refused");
        assertThat(Bottleneck.of(job("RESTARTING", List.of(failure))).sentence())
                .isEqualTo("The job restarts after a failure in 'map (1/2)': java.io.IOException: refused");
        assertThat(Bottleneck.of(job("FAILED", List.of(failure))).sentence())
                .isEqualTo("The job has failed in 'map (1/2)' and does not restart: java.io.IOException: refused");
        assertThat(Bottleneck.of(job("FAILED", List.of())).sentence())
                .isEqualTo("The job has failed and does not restart.");
        assertThat(Bottleneck.of(job("FINISHED", List.of())).kind()).isEqualTo(Bottleneck.Kind.ENDED);
        assertThat(Bottleneck.of(job("RUNNING", List.of(failure, failure, failure))))
                .returns(Bottleneck.Kind.RESTARTING, Bottleneck::kind)
                .extracting(Bottleneck::sentence)
                .isEqualTo("The job has failed 3 times within a minute, most recently in 'map (1/2)':"
                        + " java.io.IOException: refused");
        JobFacts.Subtask created = new JobFacts.Subtask(0, "SCHEDULED", 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(of(vertex("source", "", created)).sentence()).startsWith("1 of 1 subtasks do not run yet");
    }
}
