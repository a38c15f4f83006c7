package dev.millrace.runtime.job.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the views of jobs.
final class JobViewTest {

    private static LocalJobClient start(StreamExecutionEnvironment environment) throws Exception {
        return (LocalJobClient) environment.executeAsync("viewed");
    }

    private static LocalJobClient endless(Configuration settings) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, settings);
        var source =
                new DataGeneratorSource<Long>(n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                .keyBy(n -> n % 3)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        LocalJobClient client = start(environment);
        while (client.view().status() != JobStatus.RUNNING)
            Host.real().threads().park(1_000_000);
        return client;
    }

    private static void end(LocalJobClient client) {
        Host.real().threads().await(client.cancel());
    }

    static final class FailsOnce extends RichMapFunction<Long, Long> {
        @Override
        public Long map(Long value) {
            if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) throw new IllegalStateException("planned");
            return value;
        }
    }

    @Test
    void a_job_that_has_ended_shows_when_its_subtasks_did_what() throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
        environment.fromSequence(1, 100).keyBy(n -> n % 3).reduce(Long::sum).sinkTo(new DiscardingSink<>());
        LocalJobClient client = start(environment);
        client.getJobExecutionResult().get();
        JobView view = client.view();
        assertThat(view.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(view.times())
                .containsOnlyKeys(JobStatus.INITIALIZING, JobStatus.CREATED, JobStatus.RUNNING, JobStatus.FINISHED);
        assertThat(view.endMillis()).isGreaterThanOrEqualTo(view.startMillis()).isPositive();
        assertThat(view.vertices()).hasSize(2);
        VertexView sender = view.vertices().getFirst();
        VertexView reader = view.vertices().getLast();
        assertThat(sender.id()).matches("[0-9a-f]{32}");
        assertThat(reader.inputs()).containsExactly(new VertexView.Input(sender.id(), "HASH"));
        assertThat(reader.operators()).hasSize(2);
        assertThat(view.vertex(reader.id())).isEqualTo(reader);
        assertThat(reader.subtasks()).hasSize(2).allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(SubtaskState.FINISHED);
            assertThat(each.attempt()).isZero();
            assertThat(each.endMillis()).isGreaterThanOrEqualTo(each.startMillis());
            assertThat(each.times()).containsKeys(SubtaskState.DEPLOYING, SubtaskState.RUNNING, SubtaskState.FINISHED);
        });
        assertThat(reader.subtasks().stream()
                        .mapToLong(each -> each.reading().recordsIn())
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void a_job_that_failed_once_shows_its_failure_and_its_second_attempt() throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        environment.fromSequence(1, 10).map(new FailsOnce()).sinkTo(new DiscardingSink<>());
        LocalJobClient client = start(environment);
        client.getJobExecutionResult().get();
        JobView view = client.view();
        assertThat(view.times()).containsKeys(JobStatus.RESTARTING, JobStatus.FINISHED);
        assertThat(view.failures()).singleElement().satisfies(each -> {
            assertThat(each.stackTrace()).contains("planned");
            assertThat(each.subtask()).contains("(1/1)");
            assertThat(each.restarted()).isNotEmpty();
        });
        assertThat(view.vertices().getFirst().subtasks()).allSatisfy(each -> {
            assertThat(each.attempt()).isEqualTo(1);
            assertThat(each.state()).isEqualTo(SubtaskState.FINISHED);
        });
    }

    @Test
    void subtasks_of_a_cancelled_job_are_cancelled() throws Exception {
        LocalJobClient client = endless(new Configuration());
        assertThat(client.view().vertices().getFirst().subtasks())
                .allMatch(each -> each.state() == SubtaskState.RUNNING && each.endMillis() == -1);
        assertThatThrownBy(() -> client.triggerCheckpoint().get()).hasMessageContaining("MR-5302");
        end(client);
        assertThat(client.view().vertices().getFirst().subtasks())
                .allMatch(each -> each.state() == SubtaskState.CANCELED && each.endMillis() >= each.startMillis());
        assertThatThrownBy(() -> client.triggerCheckpoint().get()).hasMessageContaining("MR-5203");
    }

    @Test
    void a_checkpoint_that_was_asked_for_is_in_the_statistics() throws Exception {
        LocalJobClient client = endless(Configuration.fromMap(Map.of("execution.checkpointing.interval", "1 h")));
        long number = client.triggerCheckpoint().get();
        CheckpointStatistics statistics = client.view().statistics().orElseThrow();
        assertThat(statistics.newest()).singleElement().satisfies(each -> {
            assertThat(each.checkpoint()).isEqualTo(number);
            assertThat(each.isSavepoint()).isFalse();
        });
        assertThat(statistics.open()).isEmpty();
        assertThat(statistics.lost()).isEmpty();
        assertThat(statistics.restored()).isZero();
        end(client);
    }
}
