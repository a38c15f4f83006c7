package dev.millrace.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.MillraceException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectingTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    private final ScriptedClient client = new ScriptedClient();

    @AfterEach
    void forget() {
        RecordingExecutor.behave(_ -> new ScriptedClient());
    }

    @Test
    void all_records_come_in_order_and_then_the_end() throws Exception {
        RecordingExecutor.behave(job -> write(job, client.finished(), 3, 1, 2));

        try (CloseableIterator<Integer> results = environment.fromData(3, 1, 2).executeAndCollect("collect")) {
            assertThat(results).toIterable().containsExactly(3, 1, 2);
        }
    }

    @Test
    void a_limit_ends_reading_and_cancels_the_job() throws Exception {
        RecordingExecutor.behave(job -> write(job, client, 1, 2, 3));

        List<Integer> results = environment.fromData(1, 2, 3).executeAndCollect(2);

        assertThat(results).containsExactly(1, 2);
        assertThat(client.cancelled).isCompletedWithValue(true);
    }

    @Test
    void a_failure_of_the_job_is_thrown_behind_the_records() throws Exception {
        RecordingExecutor.behave(job -> write(job, client.failed(new IllegalStateException("disk full")), 1));

        try (CloseableIterator<Integer> results = environment.fromData(1).executeAndCollect()) {
            assertThat(results.next()).isEqualTo(1);
            assertThatThrownBy(results::hasNext)
                    .hasMessageContaining("disk full")
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closing_frees_a_writer_that_waits_for_room() throws Exception {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        RecordingExecutor.behave(job -> {
            SinkWriter<Object> writer = writer(job);
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 200_000; i++) {
                    put(writer, i);
                    written.incrementAndGet();
                }
                ended.countDown();
            });
            return client;
        });

        CloseableIterator<Integer> results = environment.fromData(1).executeAndCollect();
        assertThat(results.next()).isEqualTo(0);
        assertThat(written.get()).isLessThan(200_000);
        results.close();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(results.hasNext()).isFalse();
        assertThat(client.cancelled).isCompletedWithValue(true);
    }

    @Test
    void results_that_are_collected_later_end_with_the_job_that_is_started_next() throws Exception {
        CloseableIterator<Integer> results = environment.fromData(7, 8).collectAsync();
        RecordingExecutor.behave(job -> write(job, client.finished(), 7, 8));

        environment.executeAsync();

        assertThat(results).toIterable().containsExactly(7, 8);
    }

    @Test
    void a_job_that_does_not_start_fails_the_results_that_wait_for_it() {
        CloseableIterator<Integer> results = environment.fromData(7).collectAsync();
        RecordingExecutor.behave(_ -> {
            throw new IllegalArgumentException("no such plan");
        });

        assertThatThrownBy(environment::executeAsync).hasMessage("no such plan");
        assertThatThrownBy(results::next).hasMessageContaining("no such plan");
    }

    private static JobClient write(JobSpec job, ScriptedClient client, Object... records) {
        SinkWriter<Object> writer = writer(job);
        for (Object record : records) put(writer, record);
        return client;
    }

    private static void put(SinkWriter<Object> writer, Object record) {
        try {
            writer.write(record, new NoContext());
        } catch (Exception thrown) {
            throw new AssertionError(thrown);
        }
    }

    @SuppressWarnings("unchecked") // the test writes records of the sink's type
    private static SinkWriter<Object> writer(JobSpec job) {
        Sink<Object> sink = job.steps().stream()
                .map(step -> step.operation() instanceof Operation.Write(Sink<?> found) ? (Sink<Object>) found : null)
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow();
        try {
            return InstantiationUtil.clone(sink).createWriter(new FakeWriterContext());
        } catch (MillraceException fault) {
            throw fault;
        } catch (Exception thrown) {
            throw new AssertionError(thrown);
        }
    }

    private record NoContext() implements SinkWriter.Context {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    }
}
