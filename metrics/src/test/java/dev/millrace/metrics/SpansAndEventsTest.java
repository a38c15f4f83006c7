package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.event.Event;
import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.trace.Span;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests which spans and events reporters receive from jobs and programs.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class SpansAndEventsTest {
    /// The number of times that a [Fragile] function still throws.
    static final AtomicInteger FAILURES = new AtomicInteger();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        TestReporters.reset();
        FAILURES.set(0);
    }

    private StreamExecutionEnvironment environment(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(TestReporters.settings());
        settings.put(
                "execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString());
        settings.putAll(more);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(settings));
        env.setParallelism(2);
        return env;
    }

    private static LocalJobClient start(StreamExecutionEnvironment env, long records) throws Exception {
        env.fromSource(
                        new DataGeneratorSource<>(n -> n, records, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .keyBy(n -> n % 7)
                .map(new Fragile())
                .name("fragile")
                .sinkTo(new DiscardingSink<>());
        return (LocalJobClient) env.executeAsync("told job");
    }

    private static void cancel(LocalJobClient client) throws Exception {
        client.cancel().get();
        assertThatThrownBy(() -> client.getJobExecutionResult().get())
                .isInstanceOfAny(CancellationException.class, ExecutionException.class);
    }

    @Test
    void each_checkpoint_that_was_completed_is_told_with_its_true_values() throws Exception {
        StreamExecutionEnvironment env = environment(Map.of("execution.checkpointing.interval", "50 ms"));
        LocalJobClient client = start(env, Long.MAX_VALUE);
        await().until(() -> client.checkpoints().isPresent());
        CheckpointStatistics statistics = client.checkpoints().orElseThrow();
        await().until(() -> statistics.completed() >= 3);
        client.triggerSavepoint(directory.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        cancel(client);
        String job = client.getJobID().toString();
        List<CheckpointStatistics.Completed> all = statistics.newest();
        assertThat(all).isNotEmpty().anyMatch(CheckpointStatistics.Completed::isSavepoint);
        for (CheckpointStatistics.Completed each : all) {
            Span span = only(TestReporters.spans("Checkpoint").stream()
                    .filter(told -> told.getAttributes().get("checkpointId").equals(each.checkpoint()))
                    .toList());
            assertThat(span.getScope()).isEqualTo("org.apache.flink.runtime.checkpoint.CheckpointStatsTracker");
            assertThat(span.getStartTsMillis()).isEqualTo(each.startedMillis());
            assertThat(span.getEndTsMillis()).isEqualTo(each.completedMillis());
            assertThat(span.getChildren()).isEmpty();
            Map<String, Object> expected = Map.of(
                    "jobId",
                    job,
                    "<job_id>",
                    job,
                    "<job_name>",
                    "told job",
                    "fullSize",
                    each.fullBytes(),
                    "checkpointedSize",
                    each.bytes(),
                    "checkpointStatus",
                    "COMPLETED",
                    "isUnaligned",
                    "false",
                    "checkpointType",
                    each.isSavepoint() ? "Savepoint" : "Checkpoint");
            assertThat(span.getAttributes()).containsAllEntriesOf(expected);
            assertThat((Long) span.getAttributes().get("sumSyncCheckpointDurationMs"))
                    .isGreaterThanOrEqualTo((Long) span.getAttributes().get("maxSyncCheckpointDurationMs"));
            Event event = only(TestReporters.events("CheckpointEvent").stream()
                    .filter(told -> told.getAttributes().get("checkpointId").equals(each.checkpoint()))
                    .toList());
            assertThat(event.getObservedTsMillis()).isEqualTo(each.completedMillis());
            assertThat(event.getSeverity()).isEqualTo("INFO");
            assertThat(event.getAttributes()).containsAllEntriesOf(expected);
        }
    }

    @Test
    void a_checkpoint_that_was_given_up_is_told_as_failed() throws Exception {
        StreamExecutionEnvironment env = environment(
                Map.of("execution.checkpointing.interval", "20 ms", "execution.checkpointing.timeout", "200 ms"));
        TestReporters.reset();
        Stuck.gate = new CountDownLatch(1);
        env.fromSequence(1, 2).map(new Stuck()).sinkTo(new DiscardingSink<>());
        LocalJobClient client = (LocalJobClient) env.executeAsync("stuck job");
        try {
            await().until(() -> TestReporters.spans("Checkpoint").stream()
                    .anyMatch(
                            each -> each.getAttributes().get("checkpointStatus").equals("FAILED")));
            CheckpointStatistics.Lost lost =
                    client.checkpoints().orElseThrow().lost().getFirst();
            Span span = TestReporters.spans("Checkpoint").getFirst();
            assertThat(span.getAttributes())
                    .containsEntry("checkpointId", lost.checkpoint())
                    .containsEntry("checkpointStatus", "FAILED")
                    .doesNotContainKey("fullSize");
            assertThat(span.getStartTsMillis()).isEqualTo(lost.startedMillis());
            assertThat(span.getEndTsMillis()).isEqualTo(lost.failedMillis());
            await().until(() -> !TestReporters.events("CheckpointEvent").isEmpty());
            assertThat(TestReporters.events("CheckpointEvent").getFirst().getBody())
                    .isEqualTo(lost.why());
        } finally {
            Stuck.gate.countDown();
            cancel(client);
        }
    }

    @Test
    void tasks_and_subtasks_are_told_if_that_is_wanted() throws Exception {
        StreamExecutionEnvironment env = environment(Map.of(
                "execution.checkpointing.interval", "50 ms",
                "traces.checkpoint.span-detail-level", "CHILDREN_SPANS_PER_SUBTASK"));
        LocalJobClient client = start(env, Long.MAX_VALUE);
        await().until(() -> TestReporters.spans("Checkpoint").stream()
                .anyMatch(each -> each.getAttributes().get("checkpointStatus").equals("COMPLETED")));
        var vertices = client.view().vertices().stream().map(each -> each.id()).toList();
        cancel(client);
        Span span = TestReporters.spans("Checkpoint").getFirst();
        assertThat(span.getChildren()).allSatisfy(task -> {
            assertThat(task.getName()).isEqualTo("Checkpoint_Task");
            assertThat(task.getStartTsMillis()).isEqualTo(span.getStartTsMillis());
            assertThat(task.getEndTsMillis()).isBetween(span.getStartTsMillis(), span.getEndTsMillis() + 1_000);
            assertThat(task.getChildren())
                    .extracting(each -> each.getAttributes().get("subtaskId"))
                    .containsExactlyInAnyOrder(0L, 1L);
        });
        assertThat(span.getChildren())
                .extracting(each -> (String) each.getAttributes().get("jobVertexId"))
                .containsExactlyInAnyOrderElementsOf(vertices);
    }

    @Test
    void a_failure_and_what_follows_are_told_in_order() throws Exception {
        FAILURES.set(1);
        StreamExecutionEnvironment env = environment(Map.of(
                "execution.checkpointing.interval", "20 ms",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "3",
                "restart-strategy.fixed-delay.delay", "1 ms"));
        LocalJobClient client = start(env, 1_500);
        client.getJobExecutionResult().get();
        assertThat(TestReporters.all("JobStatusChangeEvent", "newJobStatus"))
                .containsExactly("RUNNING", "RESTARTING", "RUNNING", "FINISHED");
        assertThat(TestReporters.all("AllSubtasksStatusChangeEvent", "status"))
                .containsExactly("ALL_RUNNING_OR_FINISHED", "NOT_ALL_RUNNING_OR_FINISHED", "ALL_RUNNING_OR_FINISHED");
        Event failure = only(TestReporters.events("JobFailureEvent"));
        assertThat(failure.getAttributes())
                .containsEntry("canRestart", "true")
                .containsEntry("failureLabel.category", "USER")
                .containsEntry("jobId", client.getJobID().toString());
        assertThat(failure.getAttributes().get("failureLabel.code").toString()).startsWith("MR-");
        assertThat(failure.getBody()).contains("500");
        List<Span> starts = TestReporters.spans("JobInitialization");
        assertThat(starts)
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(each.getAttributes()).containsEntry("initializationStatus", "COMPLETED"));
        assertThat(starts.getFirst().getAttributes()).doesNotContainKey("checkpointId");
        CheckpointStatistics.Begun begun =
                client.checkpoints().orElseThrow().begunWith().orElseThrow();
        assertThat(starts.getLast().getAttributes()).containsEntry("checkpointId", begun.checkpoint());
        assertThat((Long) starts.getLast().getAttributes().get("fullSize")).isPositive();
        assertThat(starts.getLast().getStartTsMillis())
                .isGreaterThanOrEqualTo(starts.getFirst().getEndTsMillis());
    }

    @Test
    void a_job_that_is_given_up_says_so_last() throws Exception {
        FAILURES.set(Integer.MAX_VALUE);
        LocalJobClient client = start(environment(Map.of("restart-strategy.type", "none")), 1_500);
        assertThatThrownBy(() -> client.getJobExecutionResult().get()).isInstanceOf(ExecutionException.class);
        assertThat(TestReporters.all("JobStatusChangeEvent", "newJobStatus")).containsExactly("RUNNING", "FAILED");
        assertThat(only(TestReporters.events("JobFailureEvent")).getAttributes())
                .containsEntry("canRestart", "false");
    }

    @Test
    void a_start_that_fails_is_told() throws Exception {
        StreamExecutionEnvironment env = environment(Map.of("restart-strategy.type", "none"));
        env.fromSequence(1, 2).map(new NeverOpens()).sinkTo(new DiscardingSink<>());
        var client = env.executeAsync("never open");
        assertThatThrownBy(() -> client.getJobExecutionResult().get()).isInstanceOf(ExecutionException.class);
        assertThat(only(TestReporters.spans("JobInitialization")).getAttributes())
                .containsEntry("initializationStatus", "FAILED");
        assertThat(TestReporters.events("AllSubtasksStatusChangeEvent")).isEmpty();
    }

    @Test
    void a_function_tells_spans_and_events_of_its_own() throws Exception {
        StreamExecutionEnvironment env = environment(Map.of(
                "traces.reporter.kept.scope.variables.additional", "region:north",
                "traces.reporter.kept.scope.variables.excludes", "task_attempt_id;job_id",
                "events.reporter.kept.filter.excludes", "*:Cup*,Plate"));
        env.fromSequence(1, 2).map(new Telling()).name("telling").sinkTo(new DiscardingSink<>());
        env.execute("tells");
        Span span = TestReporters.spans("brew").getFirst();
        assertThat(span.getScope()).isEqualTo(Telling.class.getCanonicalName());
        assertThat(span.getEndTsMillis() - span.getStartTsMillis()).isEqualTo(250);
        assertThat(span.getAttributes())
                .containsEntry("cups", 3L)
                .containsEntry("strength", 0.5)
                .containsEntry("milk", true)
                .containsEntry("<region>", "north")
                .containsEntry("<operator_name>", "telling")
                .containsEntry("<shop>", "corner")
                .doesNotContainKeys("<job_id>", "<task_attempt_id>");
        assertThat(only(span.getChildren()).getName()).isEqualTo("grind");
        assertThat(TestReporters.events("Spoon")).hasSize(2).first().satisfies(each -> {
            assertThat(each.getBody()).isEqualTo("fell");
            assertThat(each.getSeverity()).isEqualTo("WARN");
            assertThat(each.getObservedTsMillis()).isPositive();
            assertThat(each.getAttributes()).containsKey("<job_id>");
        });
        assertThat(TestReporters.events("CupBroke")).isEmpty();
        assertThat(TestReporters.events("Plate")).isEmpty();
    }

    @Test
    void a_reporter_that_nobody_knows_is_refused() {
        assertThatThrownBy(() -> start(environment(Map.of("traces.reporters", "pigeon")), 1))
                .hasMessageContaining("MR-5490")
                .hasMessageContaining("TraceReporterFactory");
        assertThatThrownBy(() -> start(
                        environment(Map.of("events.reporter.kept.factory.class", TestReporters.Spans.class.getName())),
                        1))
                .hasMessageContaining("MR-5490");
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static final class Fragile extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long value) {
            if (value == 500 && FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0)
                throw new IllegalStateException("broke at " + value);
            return value;
        }
    }

    private static final class NeverOpens extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            throw new IllegalStateException("never");
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }

    private static final class Stuck extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        static volatile CountDownLatch gate = new CountDownLatch(1);

        @Override
        public Long map(Long value) throws InterruptedException {
            gate.await();
            return value;
        }
    }

    private static final class Telling extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long value) {
            var group = getRuntimeContext().getMetricGroup().addGroup("shop", "corner");
            group.addSpan(Span.builder(Telling.class, "brew")
                    .setStartTsMillis(1_000)
                    .setEndTsMillis(1_250)
                    .setAttribute("cups", 3)
                    .setAttribute("strength", 0.5)
                    .setAttribute("milk", true)
                    .addChild(Span.builder(Telling.class, "grind")));
            EventBuilder event =
                    Event.builder(Telling.class, "Spoon").setBody("fell").setSeverity("WARN");
            group.addEvent(event);
            // A builder may be reused.
            group.addEvent(event.setName("CupBroke"));
            group.addEvent(event.setName("Plate"));
            return value;
        }
    }
}
