package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.accumulator.DoubleCounter;
import dev.millrace.api.accumulator.IntCounter;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.InputTypeConfigurable;
import dev.millrace.api.execution.JobCancellationException;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests what the program that starts a job learns about the job.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ExecutionTest {
    private final Hearing listener = new Hearing();

    private StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.registerJobListener(listener);
        return env;
    }

    private static final class Hearing implements JobListener {
        private final List<String> heard = new ArrayList<>();
        private JobClient client;
        private Throwable failure;

        @Override
        public void onJobSubmitted(JobClient jobClient, Throwable throwable) {
            heard.add(throwable == null ? "submitted" : "refused");
            client = jobClient;
            failure = throwable;
        }

        @Override
        public void onJobExecuted(JobExecutionResult result, Throwable throwable) {
            heard.add(throwable == null ? "executed" : "failed");
            failure = throwable;
        }
    }

    @Test
    void a_listener_hears_of_a_job_that_is_waited_for_from_start_to_end() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 10).sinkTo(new DiscardingSink<>());
        JobExecutionResult result = env.execute();
        assertThat(listener.heard).containsExactly("submitted", "executed");
        assertThat(listener.client.getJobID()).isEqualTo(result.getJobID());
    }

    @Test
    void a_listener_hears_only_of_the_start_if_nobody_waits_for_the_end() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 10).sinkTo(new DiscardingSink<>());
        env.executeAsync().getJobExecutionResult().get();
        assertThat(listener.heard).containsExactly("submitted");
    }

    @Test
    void a_listener_hears_why_a_job_failed() {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 10).map(n -> 1 / (n - 5)).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute)
                .isInstanceOf(JobExecutionException.class)
                .hasMessageContaining("MR-5102")
                .hasCauseInstanceOf(MillraceException.class);
        assertThat(listener.heard).containsExactly("submitted", "failed");
        assertThat(listener.failure)
                .isInstanceOf(JobExecutionException.class)
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void an_interrupted_wait_cancels_the_job_and_is_told() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, Long.MAX_VALUE).sinkTo(new DiscardingSink<>());
        Thread.currentThread().interrupt();
        assertThatThrownBy(env::execute).isInstanceOf(InterruptedException.class);
        assertThat(listener.heard).containsExactly("submitted", "failed");
        assertThat(listener.failure).isInstanceOf(InterruptedException.class);
        assertCancelled();
    }

    private void assertCancelled() throws InterruptedException {
        try {
            listener.client.getJobExecutionResult().get();
            throw new AssertionError("the job was not cancelled");
        } catch (ExecutionException expected) {
            assertThat(expected)
                    .hasCauseInstanceOf(JobCancellationException.class)
                    .hasStackTraceContaining("MR-5202");
        }
        assertThat(listener.client.getJobStatus().join()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void closing_results_early_cancels_the_job() throws Exception {
        try (CloseableIterator<Long> results =
                environment().fromSequence(1, Long.MAX_VALUE).executeAndCollect()) {
            assertThat(results.next()).isPositive();
        }
        assertCancelled();
    }

    @Test
    void results_up_to_a_limit_cancel_the_job_afterwards() throws Exception {
        assertThat(environment().fromSequence(1, Long.MAX_VALUE).executeAndCollect(10))
                .hasSize(10);
        assertCancelled();
    }

    @Test
    void a_failing_job_fails_the_reader_of_its_results_with_the_fault() throws Exception {
        try (CloseableIterator<Long> results = environment()
                .fromSequence(1, 100)
                .map(n -> 100 / (n - 42))
                .name("divide")
                .executeAndCollect()) {
            assertThatThrownBy(() -> results.forEachRemaining(_ -> {}))
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("MR-5102")
                    .hasMessageContaining("'divide'")
                    .hasRootCauseInstanceOf(ArithmeticException.class);
            assertThatThrownBy(results::hasNext).hasMessageContaining("MR-5102");
        }
    }

    @Test
    void results_that_are_collected_beside_a_job_end_with_it() throws Exception {
        StreamExecutionEnvironment env = environment();
        try (CloseableIterator<Long> small = env.fromSequence(1, 10).collectAsync();
                CloseableIterator<Long> large =
                        env.fromSequence(11, 30).map(n -> n).collectAsync()) {
            env.executeAsync();
            List<Long> all = new ArrayList<>();
            small.forEachRemaining(all::add);
            large.forEachRemaining(all::add);
            assertThat(all).hasSize(30).doesNotHaveDuplicates();
        }
    }

    @Test
    void accumulators_of_a_failed_job_can_still_be_read() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 10).map(new CountingUntil(7)).setParallelism(1).sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync();
        assertThatThrownBy(() -> client.getJobExecutionResult().get()).hasStackTraceContaining("that is enough");
        assertThat(client.getAccumulators().get()).containsEntry("counted", 7);
    }

    private static final class CountingUntil extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private final int last;
        private final IntCounter counted = new IntCounter();

        CountingUntil(int last) {
            this.last = last;
        }

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator("counted", counted);
        }

        @Override
        public Long map(Long value) {
            counted.add(1);
            if (counted.getLocalValue() == last) throw new IllegalStateException("that is enough");
            return value;
        }
    }

    @Test
    void accumulators_that_cannot_be_merged_fail_their_reader_only() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 10).map(new Mixed()).sinkTo(new DiscardingSink<>());
        JobExecutionResult result = env.execute();
        assertThat((int) result.getAccumulatorResult("good")).isEqualTo(2);
        assertThatThrownBy(() -> result.getAccumulatorResult("bad")).hasStackTraceContaining("MR-5206");
    }

    /// Uses an integer counter in one subtask and a double counter in the other.
    private static final class Mixed extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().getIntCounter("good").add(1);
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0)
                getRuntimeContext().addAccumulator("bad", new IntCounter(1));
            else getRuntimeContext().addAccumulator("bad", new DoubleCounter(0.5));
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }

    @Test
    void two_vertices_of_one_name_keep_their_own_accumulators() throws Exception {
        StreamExecutionEnvironment env = environment();
        for (int i = 0; i < 2; i++)
            env.fromSequence(1, 10).map(new CountingUntil(-1)).sinkTo(new DiscardingSink<>());
        LocalJobClient client = (LocalJobClient) env.executeAsync();
        assertThat((int) client.getJobExecutionResult().get().getAccumulatorResult("counted"))
                .isEqualTo(20);
        assertThat(client.subtaskMetrics()).hasSize(4);
    }

    @Test
    void release_hooks_that_throw_do_not_keep_a_job_from_ending() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 10).map(new Hooking()).sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync();
        assertThatThrownBy(() -> client.getJobExecutionResult().get()).hasStackTraceContaining("hook");
        assertThat(Hooking.RELEASED.getCount()).isZero();
    }

    private static final class Hooking extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final CountDownLatch RELEASED = new CountDownLatch(1);

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().registerUserCodeClassLoaderReleaseHookIfAbsent("bad", () -> {
                throw new IllegalStateException("hook");
            });
            getRuntimeContext().registerUserCodeClassLoaderReleaseHookIfAbsent("good", RELEASED::countDown);
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }

    @Test
    void user_code_that_asks_is_told_the_type_of_its_input() throws Exception {
        StreamExecutionEnvironment env = environment();
        assertThat(FirstJobsTest.collect(
                        env.fromSequence(1, 3).map(new TypeTeller()).returns(Types.STRING)))
                .containsOnly("Long");
    }

    private static final class TypeTeller implements MapFunction<Long, String>, InputTypeConfigurable {
        private static final long serialVersionUID = 1L;
        private String type = "not told";

        @Override
        public void setInputType(TypeInformation<?> given, ExecutionConfig config) {
            type = given.getTypeClass().getSimpleName();
        }

        @Override
        public String map(Long value) {
            return type;
        }
    }
}
