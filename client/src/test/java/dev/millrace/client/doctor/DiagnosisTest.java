package dev.millrace.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests the findings that follow from given facts.
final class DiagnosisTest {
    private static final JobFacts.Checkpoints GOOD = checkpoints(completed(3, 100), completed(2, 100));
    private static final long NONE = Long.MIN_VALUE;
    private static final JobFacts.Slots FREE = new JobFacts.Slots(8, 4);

    // ---- facts

    private static JobFacts.Subtask subtask(int index, double busy, double backPressured, long in, long out) {
        return new JobFacts.Subtask(
                index, "RUNNING", busy, 1 - busy - backPressured, backPressured, in, out, NONE, NONE, 0);
    }

    private static JobFacts.Subtask timed(int index, long in, long before, long now) {
        return new JobFacts.Subtask(index, "RUNNING", 0.2, 0.8, 0, in, in, before, now, 0);
    }

    private static JobFacts.Vertex vertex(String name, String input, JobFacts.Subtask... subtasks) {
        return new JobFacts.Vertex(name, name, input.isEmpty() ? List.of() : List.of(input), false, List.of(subtasks));
    }

    private static JobFacts.Vertex window(String name, String input, JobFacts.Subtask... subtasks) {
        return new JobFacts.Vertex(name, name, List.of(input), true, List.of(subtasks));
    }

    private static JobFacts job(JobFacts.Vertex... vertices) {
        return new JobFacts("id", "job", "RUNNING", 2, List.of(vertices), GOOD, List.of(), FREE);
    }

    private static JobFacts with(JobFacts.Checkpoints checkpoints, JobFacts job) {
        return new JobFacts(
                job.id(), job.name(), job.state(), job.seconds(), job.vertices(), checkpoints, List.of(), FREE);
    }

    private static JobFacts failed(String state, JobFacts.Failure... failures) {
        return new JobFacts("id", "job", state, 2, List.of(), GOOD, List.of(failures), FREE);
    }

    private static JobFacts.Checkpoint completed(long id, long millis) {
        return new JobFacts.Checkpoint(id, "COMPLETED", millis, 1_000, 1, null);
    }

    private static JobFacts.Checkpoints checkpoints(JobFacts.Checkpoint... newestFirst) {
        return new JobFacts.Checkpoints(10_000, 60_000, false, List.of(newestFirst));
    }

    private static Finding only(JobFacts job) {
        assertThat(Diagnosis.of(job)).hasSize(1);
        return Diagnosis.of(job).getFirst();
    }

    private static List<String> kinds(JobFacts job) {
        return Diagnosis.of(job).stream().map(Finding::kind).toList();
    }

    private static JobFacts healthy() {
        return job(
                vertex("source", "", subtask(0, 0.3, 0.02, 1_000, 1_000), subtask(1, 0.3, 0, 1_000, 1_000)),
                vertex("map", "source", subtask(0, 0.4, 0, 1_010, 1_000), subtask(1, 0.4, 0, 990, 1_000)));
    }

    // ---- findings

    @Test
    void nothing_is_wrong_with_a_healthy_job() {
        assertThat(Diagnosis.of(healthy())).isEmpty();
        assertThat(Diagnosis.of(failed("FINISHED"))).isEmpty();
        assertThat(Diagnosis.of(failed("CANCELED"))).isEmpty();
        assertThat(Diagnosis.of(job())).isEmpty();
    }

    @Test
    void who_is_waited_for_is_named_and_not_who_waits_between() {
        Finding finding = only(job(
                vertex("source", "", subtask(0, 0.1, 0.9, 500, 500)),
                vertex("map", "source", subtask(0, 0.1, 0.88, 500, 500)),
                vertex("slow", "map", subtask(0, 0.99, 0, 500, 500)),
                vertex("sink", "slow", subtask(0, 0.1, 0, 500, 0))));
        assertThat(finding.kind()).isEqualTo("back-pressure");
        assertThat(finding.isSerious()).isTrue();
        assertThat(finding.what()).isEqualTo("'slow' slows down 'source', 'map'.");
        assertThat(finding.evidence())
                .contains("'source' waits 90 %", "'map' waits 88 %", "'slow' is busy 99 %", "250 records/s");
        assertThat(finding.advice()).contains("parallelism");
    }

    @Test
    void a_little_waiting_is_worth_knowing_and_less_is_not() {
        assertThat(only(job(
                                vertex("source", "", subtask(0, 0.7, 0.3, 500, 500)),
                                vertex("sink", "source", subtask(0, 0.9, 0, 500, 0))))
                        .isSerious())
                .isFalse();
        assertThat(Diagnosis.of(job(
                        vertex("source", "", subtask(0, 0.7, 0.1, 500, 500)),
                        vertex("sink", "source", subtask(0, 0.9, 0, 500, 0)))))
                .isEmpty();
    }

    @Test
    void who_waits_a_little_and_works_a_lot_is_the_reason() {
        List<Finding> all = Diagnosis.of(job(
                vertex("source", "", subtask(0, 0.1, 0.9, 500, 500)),
                vertex("map", "source", subtask(0, 0.85, 0.12, 500, 500)),
                vertex("sink", "map", subtask(0, 0.5, 0, 500, 0))));
        assertThat(all).extracting(Finding::what).contains("'map' slows down 'source'.", "'sink' slows down 'map'.");
    }

    @Test
    void at_a_fork_the_busy_way_is_followed() {
        Finding finding = only(job(
                vertex("source", "", subtask(0, 0.1, 0.9, 500, 500)),
                vertex("quick", "source", subtask(0, 0.05, 0, 500, 500)),
                vertex("slow", "source", subtask(0, 0.97, 0, 500, 500))));
        assertThat(finding.what()).startsWith("'slow' slows down");
    }

    @Test
    void a_receiver_that_is_not_busy_waits_for_something_else() {
        Finding finding = only(job(
                vertex("source", "", subtask(0, 0.1, 0.9, 500, 500)),
                vertex("sink", "source", subtask(0, 0.1, 0, 500, 0))));
        assertThat(finding.advice()).contains("waits for something");
    }

    @Test
    void a_subtask_with_most_of_the_records_is_named() {
        JobFacts job = job(
                vertex("source", "", subtask(0, 0.1, 0.9, 10_000, 10_000)),
                vertex(
                        "count",
                        "source",
                        subtask(0, 0.1, 0, 500, 1),
                        subtask(1, 0.98, 0, 9_000, 1),
                        subtask(2, 0.1, 0, 500, 1)));
        assertThat(kinds(job)).containsExactly("back-pressure", "skew");
        assertThat(Diagnosis.of(job).getFirst().advice()).contains("unevenly");
        Finding skew = Diagnosis.of(job).getLast();
        assertThat(skew.what()).isEqualTo("Subtask 1 of 'count' receives far more records than the others.");
        assertThat(skew.evidence()).contains("9000 records against 500", "98 %", "10 %");
    }

    @Test
    void an_unequal_division_that_does_not_matter_is_no_finding() {
        assertThat(Diagnosis.of(job(
                        vertex("source", "", subtask(0, 0.1, 0, 10_000, 10_000)),
                        vertex("count", "source", subtask(0, 0.01, 0, 500, 1), subtask(1, 0.2, 0, 9_000, 1)))))
                .isEmpty();
    }

    @Test
    void a_subtask_inside_one_call_is_stuck() {
        Finding finding = only(job(
                vertex("source", "", subtask(0, 0.1, 0, 500, 500)),
                vertex("call", "source", subtask(0, 0.2, 0, 5, 5), subtask(1, 1, 0, 0, 0))));
        assertThat(finding.kind()).isEqualTo("stuck");
        assertThat(finding.evidence()).contains("subtask 1", "2.0 s");
    }

    @Test
    void an_idle_subtask_of_a_source_holds_the_watermark_back() {
        Finding finding = only(job(
                vertex("source", "", timed(0, 500, 1_000, 3_000), timed(1, 0, NONE, NONE)),
                vertex("window", "source", timed(0, 500, NONE, NONE))));
        assertThat(finding.kind()).isEqualTo("idle-source");
        assertThat(finding.what())
                .isEqualTo("'source' sends no records in subtask 1 and holds back the watermark of 'window'.");
        assertThat(finding.evidence()).contains("1 of 2 subtasks", "500 records arrived");
        assertThat(finding.advice()).contains("withIdleness");
    }

    @Test
    void an_idle_source_far_up_is_found_and_the_other_is_not_blamed() {
        JobFacts.Vertex join = new JobFacts.Vertex(
                "join", "join", List.of("map", "other"), false, List.of(timed(0, 500, 1_000, 1_000)));
        Finding finding = only(job(
                vertex("source", "", timed(0, 0, 1_000, 1_000)),
                vertex("other", "", timed(0, 500, 1_000, 3_000)),
                vertex("map", "source", timed(0, 0, 1_000, 1_000)),
                join));
        assertThat(finding.what()).startsWith("'source' sends no records");
    }

    @Test
    void a_source_that_is_marked_idle_is_no_finding() {
        assertThat(Diagnosis.of(job(
                        vertex("source", "", timed(0, 500, 1_000, 3_000), timed(1, 0, NONE, NONE)),
                        vertex("window", "source", timed(0, 500, 1_000, 3_000)))))
                .isEmpty();
    }

    @Test
    void records_whose_time_stays_the_same_are_found() {
        Finding finding = only(job(
                vertex("source", "", timed(0, 500, 1_000, 1_000)),
                vertex("window", "source", timed(0, 500, 1_000, 1_000))));
        assertThat(finding.kind()).isEqualTo("timeless-source");
        assertThat(finding.evidence()).contains("1970-01-01T00:00:01Z");
    }

    @Test
    void a_watermark_that_stands_for_no_known_reason_is_worth_knowing() {
        Finding finding = only(job(
                vertex("source", "", timed(0, 500, 1_000, 2_000)),
                vertex("window", "source", timed(0, 500, 1_000, 1_000))));
        assertThat(finding.kind()).isEqualTo("watermark");
        assertThat(finding.isSerious()).isFalse();
    }

    @Test
    void jobs_without_event_time_or_records_or_with_ended_sources_are_left_alone() {
        assertThat(Diagnosis.of(job(
                        vertex("source", "", timed(0, 500, NONE, NONE)),
                        vertex("map", "source", timed(0, 500, NONE, NONE)))))
                .isEmpty();
        assertThat(Diagnosis.of(job(
                        vertex("source", "", timed(0, 0, 1_000, 1_000)),
                        vertex("map", "source", timed(0, 0, 1_000, 1_000)))))
                .isEmpty();
        assertThat(Diagnosis.of(job(
                        vertex("source", "", timed(0, 5, Long.MAX_VALUE, Long.MAX_VALUE)),
                        vertex("map", "source", timed(0, 5, Long.MAX_VALUE, Long.MAX_VALUE)))))
                .isEmpty();
    }

    @Test
    void a_window_of_event_time_without_watermarks_is_found() {
        Finding finding = only(job(
                vertex("Source: clicks", "", timed(0, 500, NONE, NONE)),
                vertex("map", "Source: clicks", timed(0, 500, NONE, NONE)),
                window("per minute -> Sink", "map", timed(0, 500, NONE, NONE))));
        assertThat(finding.kind()).isEqualTo("timeless-source");
        assertThat(finding.isSerious()).isTrue();
        assertThat(finding.what()).contains("'Source: clicks'", "'per minute -> Sink'");
        assertThat(finding.advice()).contains("WatermarkStrategy", "assignTimestampsAndWatermarks");
    }

    @Test
    void a_source_that_has_ended_does_not_make_a_job_use_event_time() {
        assertThat(Diagnosis.of(job(
                        vertex("rules", "", timed(0, 0, Long.MAX_VALUE, Long.MAX_VALUE)),
                        vertex("source", "", timed(0, 500, NONE, NONE)),
                        vertex("map", "source", timed(0, 500, NONE, NONE)))))
                .isEmpty();
    }

    @Test
    void late_records_are_counted() {
        JobFacts.Subtask late = new JobFacts.Subtask(0, "RUNNING", 0.1, 0.9, 0, 100, 1, NONE, NONE, 7);
        assertThat(only(job(vertex("window", "source", late))).evidence()).isEqualTo("7 in 2.0 s, of 100");
    }

    @Test
    void subtasks_that_do_not_run_are_named() {
        JobFacts.Subtask waiting = new JobFacts.Subtask(1, "INITIALIZING", 0, 0, 0, 0, 0, NONE, NONE, 0);
        Finding finding = only(job(vertex("count", "source", subtask(0, 0, 0, 0, 0), waiting)));
        assertThat(finding.kind()).isEqualTo("not-running");
        assertThat(finding.evidence()).isEqualTo("subtask 1: INITIALIZING");
    }

    @Test
    void a_job_that_waits_for_slots_says_how_many() {
        JobFacts.Subtask waiting = new JobFacts.Subtask(0, "SCHEDULED", 0, 0, 0, 0, 0, NONE, NONE, 0);
        JobFacts.Vertex wide = vertex("count", "", waiting, waiting, waiting);
        for (String state : List.of("CREATED", "RESTARTING", "RUNNING")) {
            Finding finding =
                    only(new JobFacts("id", "job", state, 2, List.of(wide), GOOD, List.of(), new JobFacts.Slots(4, 2)));
            assertThat(finding.kind()).isEqualTo("no-slots");
            assertThat(finding.isSerious()).isTrue();
            assertThat(finding.evidence()).isEqualTo("it needs 3 slots; the cluster has 4, of which 2 are free");
            assertThat(finding.advice()).contains("worker", "parallelism");
        }
        JobFacts alone =
                new JobFacts("id", "job", "CREATED", 2, List.of(wide), GOOD, List.of(), new JobFacts.Slots(0, 0));
        assertThat(only(alone).kind()).isEqualTo("no-slots");
        JobFacts young = new JobFacts("id", "job", "CREATED", 2, List.of(wide), GOOD, List.of(), FREE);
        assertThat(Diagnosis.of(young)).isEmpty();
    }

    // ---- checkpoints

    @Test
    void a_job_without_checkpoints_should_know_it() {
        JobFacts.Checkpoints none = new JobFacts.Checkpoints(0, 0, false, List.of());
        assertThat(only(with(none, healthy())).kind()).isEqualTo("no-checkpoints");
    }

    @Test
    void checkpoints_that_fail_say_why_and_older_failures_do_not_count() {
        JobFacts.Checkpoint lost = new JobFacts.Checkpoint(4, "FAILED", 60_000, 0, 0, "no space left");
        Finding finding = only(with(checkpoints(lost, completed(3, 100)), healthy()));
        assertThat(finding.kind()).isEqualTo("checkpoints-fail");
        assertThat(finding.isSerious()).isTrue();
        assertThat(finding.evidence()).contains("1 since", "no space left");
        assertThat(Diagnosis.of(with(checkpoints(completed(5, 100), lost), healthy())))
                .isEmpty();
    }

    @Test
    void checkpoints_that_take_too_long_say_what_they_wait_for() {
        JobFacts.Checkpoint long4 = new JobFacts.Checkpoint(4, "IN_PROGRESS", 40_000, 0, 0, null);
        Finding written = only(with(checkpoints(long4, completed(3, 100)), healthy()));
        assertThat(written.what()).isEqualTo("A checkpoint is taking long.");
        assertThat(written.isSerious()).isTrue();
        assertThat(written.advice()).contains("disk");
        List<Finding> waiting = Diagnosis.of(with(
                checkpoints(completed(3, 12_000)),
                job(
                        vertex("source", "", subtask(0, 0.1, 0.9, 500, 500)),
                        vertex("slow", "source", subtask(0, 0.99, 0, 500, 500)))));
        Finding slow = waiting.getLast();
        assertThat(slow.kind()).isEqualTo("checkpoints-slow");
        assertThat(slow.isSerious()).isFalse();
        assertThat(slow.advice()).contains("unaligned");
        JobFacts.Checkpoint young = new JobFacts.Checkpoint(4, "IN_PROGRESS", 40, 0, 0, null);
        assertThat(kinds(with(checkpoints(young, completed(3, 12_000)), healthy())))
                .containsExactly("checkpoints-slow");
        assertThat(kinds(with(checkpoints(young, completed(3, 12)), healthy()))).isEmpty();
    }

    @Test
    void checkpoints_that_hold_subtasks_up_are_worth_knowing() {
        JobFacts.Checkpoint stalling = new JobFacts.Checkpoint(4, "COMPLETED", 3_000, 0, 2_500, null);
        assertThat(only(with(checkpoints(stalling), healthy())).evidence()).contains("2500 ms");
    }

    // ---- failures

    @Test
    void a_job_that_has_failed_says_why_and_nothing_else() {
        Finding finding = only(failed("FAILED", new JobFacts.Failure(5, "map (1/2)", "division by zero")));
        assertThat(finding.kind()).isEqualTo("failed");
        assertThat(finding.evidence()).isEqualTo("division by zero");
        assertThat(only(failed("FAILED")).evidence()).contains("the reason is unknown");
    }

    @Test
    void restarts_are_counted_with_their_newest_cause() {
        Finding now = only(failed(
                "RESTARTING",
                new JobFacts.Failure(2, "map (1/2)", "division by zero"),
                new JobFacts.Failure(9, null, "something else")));
        assertThat(now.isSerious()).isTrue();
        assertThat(now.evidence()).isEqualTo("2 failures are known, the newest 2 s ago in map (1/2): division by zero");
        assertThat(only(failed("RUNNING", new JobFacts.Failure(10_000, null, "long ago")))
                        .isSerious())
                .isFalse();
    }

    @Test
    void what_is_serious_comes_first() {
        List<JobFacts.Vertex> vertices = new ArrayList<>(List.of(
                vertex("source", "", subtask(0, 0.1, 0.9, 500, 500)),
                vertex("slow", "source", subtask(0, 0.99, 0, 500, 500))));
        JobFacts.Checkpoints none = new JobFacts.Checkpoints(0, 0, false, List.of());
        List<Finding> all = Diagnosis.of(new JobFacts(
                "id", "job", "RUNNING", 2, vertices, none, List.of(new JobFacts.Failure(9_999, null, "old")), FREE));
        assertThat(all).extracting(Finding::kind).containsExactly("back-pressure", "restarts", "no-checkpoints");
    }
}
