package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.sink.async.AsyncSinkBase;
import dev.millrace.api.sink.async.AsyncSinkWriter;
import dev.millrace.api.sink.async.AsyncSinkWriterConfiguration;
import dev.millrace.api.sink.async.AsyncSinkWriterStateSerializer;
import dev.millrace.api.sink.async.BufferedRequestState;
import dev.millrace.api.sink.async.ResultHandler;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.value.IntValue;
import dev.millrace.api.value.LongValue;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests asynchronous sinks and mutable values in complete jobs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AsyncSinkJobsTest {
    private static final int RECORDS = 5_000;

    /// Simulates a service that answers on its own threads and rejects the first attempt for every seventh entry.
    private static final class Service {
        private static final Map<String, Service> OF_NAME = new ConcurrentHashMap<>();

        private final Queue<Long> stored = new ConcurrentLinkedQueue<>();
        private final Map<Long, Boolean> refused = new ConcurrentHashMap<>();
        private final boolean isBroken;

        Service(boolean isBroken) {
            this.isBroken = isBroken;
        }

        void put(List<Long> entries, ResultHandler<Long> handler) {
            CompletableFuture.runAsync(() -> {
                if (isBroken) {
                    handler.completeExceptionally(new IllegalStateException("the table is gone"));
                    return;
                }
                List<Long> again = entries.stream()
                        .filter(entry -> entry % 7 == 0 && refused.putIfAbsent(entry, true) == null)
                        .toList();
                entries.stream().filter(entry -> !again.contains(entry)).forEach(stored::add);
                if (again.isEmpty()) handler.complete();
                else handler.retryForEntries(again);
            });
        }
    }

    private static final class ServiceSink extends AsyncSinkBase<Long, Long> {
        private static final long serialVersionUID = 1L;

        private final String service;

        ServiceSink(String service) {
            super((element, _) -> element, 50, 3, 200, 10_000, 20, 100);
            this.service = service;
        }

        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) {
            return restoreWriter(context, List.of());
        }

        @Override
        public StatefulSinkWriter<Long, BufferedRequestState<Long>> restoreWriter(
                WriterInitContext context, Collection<BufferedRequestState<Long>> state) {
            AsyncSinkWriterConfiguration configuration = AsyncSinkWriterConfiguration.builder()
                    .setMaxBatchSize(getMaxBatchSize())
                    .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                    .setMaxInFlightRequests(getMaxInFlightRequests())
                    .setMaxBufferedRequests(getMaxBufferedRequests())
                    .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                    .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                    .build();
            return new AsyncSinkWriter<>(getElementConverter(), context, configuration, state) {
                @Override
                protected void submitRequestEntries(List<Long> entries, ResultHandler<Long> handler) {
                    Service.OF_NAME.get(service).put(entries, handler);
                }

                @Override
                protected long getSizeInBytes(Long entry) {
                    return Long.BYTES;
                }
            };
        }

        @Override
        public SimpleVersionedSerializer<BufferedRequestState<Long>> getWriterStateSerializer() {
            return new Entries();
        }
    }

    private static final class Entries extends AsyncSinkWriterStateSerializer<Long> {
        @Override
        protected void serializeRequestToStream(Long request, DataOutputStream out) throws IOException {
            out.writeLong(request);
        }

        @Override
        protected Long deserializeRequestFromStream(long requestSize, DataInputStream in) throws IOException {
            return in.readLong();
        }

        @Override
        public int getVersion() {
            return 1;
        }
    }

    /// Fails in the first attempts after a checkpoint that contains records of the attempt is complete.
    private static final class Failing extends RichMapFunction<Long, Long> implements CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger FAILURES = new AtomicInteger();
        private static final int ATTEMPTS = 3;

        private long seen;
        private boolean isComplete;

        @Override
        public Long map(Long value) {
            seen++;
            if (!isComplete || getRuntimeContext().getTaskInfo().getAttemptNumber() >= ATTEMPTS) return value;
            FAILURES.incrementAndGet();
            throw new IllegalStateException("planned");
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            isComplete |= seen > 0;
        }
    }

    @Test
    void each_entry_arrives_though_the_job_fails_on_its_way() throws Exception {
        Service service = new Service(false);
        Service.OF_NAME.put("failing", service);
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Failing.ATTEMPTS);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        env.enableCheckpointing(10);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number + 1, RECORDS, RateLimiterStrategy.perCheckpoint(500), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(new Failing())
                .sinkTo(new ServiceSink("failing"));
        env.execute();
        assertThat(Failing.FAILURES).hasValue(Failing.ATTEMPTS);
        assertThat(new TreeSet<>(service.stored))
                .isEqualTo(
                        new TreeSet<>(LongStream.rangeClosed(1, RECORDS).boxed().toList()));
    }

    private static void run(String name, Service service, int parallelism) throws Exception {
        Service.OF_NAME.put(name, service);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        env.setParallelism(parallelism);
        env.fromSequence(1, RECORDS).sinkTo(new ServiceSink(name));
        env.execute();
    }

    @Test
    void each_entry_arrives_once_though_some_are_refused_at_first() throws Exception {
        Service service = new Service(false);
        run("refusing", service, 2);
        assertThat(service.stored)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, RECORDS).boxed().toList());
        assertThat(service.refused).hasSize(RECORDS / 7);
    }

    @Test
    void a_failed_request_ends_the_job() {
        assertThatThrownBy(() -> run("broken", new Service(true), 1)).hasStackTraceContaining("the table is gone");
    }

    @Test
    void mutable_values_are_keys_and_may_be_changed_after_they_were_emitted() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        env.setParallelism(2);
        DataStream<LongValue> numbers = env.fromSequence(1, 100).<LongValue>flatMap((number, out) -> {
            LongValue value = new LongValue(number);
            out.collect(value);
            value.setValue(-1);
        });
        DataStream<LongValue> sums = numbers.keyBy(value -> new IntValue((int) (value.getValue() % 3)))
                .reduce((left, right) -> new LongValue(left.getValue() + right.getValue()));
        List<Long> all = collect(sums.map(LongValue::getValue));
        assertThat(all).hasSize(100).allMatch(sum -> sum > 0);
        assertThat(all)
                .contains(
                        LongStream.rangeClosed(1, 100)
                                .filter(number -> number % 3 == 0)
                                .sum(),
                        LongStream.rangeClosed(1, 100)
                                .filter(number -> number % 3 == 1)
                                .sum(),
                        LongStream.rangeClosed(1, 100)
                                .filter(number -> number % 3 == 2)
                                .sum());
    }

    /// Polls the mailbox until another thread has acknowledged each record.
    private static final class LookingSink implements Sink<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) {
            MailboxExecutor mailbox = context.getMailboxExecutor();
            return new SinkWriter<>() {
                private int waiting;

                @Override
                public void write(Long element, Context context) {
                    waiting++;
                    CompletableFuture.runAsync(() -> mailbox.execute(() -> waiting--, "acknowledge %s", element));
                }

                @Override
                public void flush(boolean endOfInput) {
                    while (waiting > 0) mailbox.tryYield();
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void a_writer_that_looks_for_mail_gets_it() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        env.setParallelism(1);
        env.fromSequence(1, 1_000).sinkTo(new LookingSink());
        assertThat(env.execute().isJobExecutionResult()).isTrue();
    }
}
