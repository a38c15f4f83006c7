package dev.millrace.runtime.storage;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Counts numbers by key. Some numbers arrive with each checkpoint, so that the job needs several checkpoints to end.
final class CountingJob {
    static final int KEYS = 100;
    static final int PER_CHECKPOINT = 500;
    static final long NUMBERS = 25L * PER_CHECKPOINT;
    static final Map<Long, Long> SEEN = new ConcurrentHashMap<>();

    /// The number at which the job fails, if [#TROUBLE] is set.
    static final long TROUBLED = 8L * PER_CHECKPOINT;
    /// The action that runs once before the failure; null for no failure.
    static final AtomicReference<Runnable> TROUBLE = new AtomicReference<>();

    /// The number of times that the first number has arrived.
    static final AtomicInteger BEGINNINGS = new AtomicInteger();

    private CountingJob() {}

    private static final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
        private ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
            if (value == 0) BEGINNINGS.incrementAndGet();
            Runnable trouble = value == TROUBLED ? TROUBLE.getAndSet(null) : null;
            if (trouble != null) {
                trouble.run();
                throw new IllegalStateException("on purpose");
            }
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(Tuple2.of(context.getCurrentKey(), now));
        }
    }

    private static final class Greatest implements Sink<Tuple2<Long, Long>> {
        @Override
        public SinkWriter<Tuple2<Long, Long>> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Tuple2<Long, Long> element, Context context) {
                    SEEN.merge(element.f0, element.f1, Math::max);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }

    /// Returns settings that store checkpoints in a directory and retain them when the job is cancelled.
    static Configuration to(String directory) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory);
        configuration.set(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR, false);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.setString("millrace.snapshots.retry-delay", "1 ms");
        return configuration;
    }

    static LocalJobClient start(Configuration configuration) throws Exception {
        return start(configuration, 10);
    }

    static LocalJobClient start(Configuration configuration, long intervalMillis) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(intervalMillis);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                NUMBERS,
                                RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number % KEYS)
                .process(new Counting())
                .uid("counts")
                .sinkTo(new Greatest());
        return (LocalJobClient) env.executeAsync("counting");
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    static void finish(LocalJobClient job) throws Exception {
        get(job.getJobExecutionResult());
    }

    static void cancel(LocalJobClient job) throws Exception {
        get(job.cancel());
    }

    static void awaitCheckpoints(LocalJobClient job, long count) {
        while (job.checkpoints().map(each -> each.completed()).orElse(0L) < count
                && !job.getJobExecutionResult().isDone()) Thread.yield();
    }

    static Map<Long, Long> counts() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 1L, Long::sum);
        return expected;
    }
}
