package dev.millrace.metrics;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.JobManagerOptions.SchedulerType;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.DescriptiveStatisticsHistogram;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.MeterView;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/// Runs a job until it is closed. The job has all kinds of steps: two sources, keys, two inputs, a function with
/// metrics, a sink that commits, and a variable parallelism.
record LiveJob(JobClient client) implements AutoCloseable {

    static LiveJob start(Map<String, String> settings) throws Exception {
        Configuration configuration = Configuration.fromMap(settings);
        configuration.set(JobManagerOptions.SCHEDULER, SchedulerType.Adaptive);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(200);
        var right = source(env, "right");
        source(env, "left")
                .keyBy(n -> n % 10)
                .connect(right.keyBy(n -> n % 10))
                .process(new Both())
                .name("both")
                .map(new Measuring())
                .name("measuring")
                .sinkTo(new CommittingSink())
                .name("out");
        return new LiveJob(env.executeAsync("live job"));
    }

    private static DataStream<Long> source(StreamExecutionEnvironment env, String name) {
        return env.fromSource(
                new DataGeneratorSource<>(n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(2_000), Types.LONG),
                WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, _) -> n + 1),
                name);
    }

    @Override
    public void close() throws Exception {
        client.cancel().get();
        try {
            client.getJobExecutionResult().get();
        } catch (ExecutionException | CancellationException cancelled) {
            // The test has cancelled the job.
        }
    }

    private static final class Both extends KeyedCoProcessFunction<Long, Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement1(Long value, Context context, Collector<Long> out) {
            context.timerService().registerEventTimeTimer(value);
        }

        @Override
        public void processElement2(Long value, Context context, Collector<Long> out) {
            out.collect(value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
            out.collect(timestamp);
        }
    }

    private static final class Measuring extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient Counter events;
        private transient Histogram sizes;
        private transient Meter pace;

        @Override
        public void open(OpenContext context) {
            var group = getRuntimeContext().getMetricGroup().addGroup("shop", "north");
            events = group.counter("events");
            sizes = group.histogram("sizes", new DescriptiveStatisticsHistogram(100));
            pace = group.meter("pace", new MeterView(60));
            group.gauge("level", (Gauge<Integer>) () -> 17);
            group.gauge("open", (Gauge<Boolean>) () -> true);
            group.gauge("word", (Gauge<String>) () -> "not a number");
            group.gauge("broken", (Gauge<Integer>) () -> {
                throw new IllegalStateException("a gauge that fails");
            });
        }

        @Override
        public Long map(Long value) {
            events.inc();
            sizes.update(5);
            pace.markEvent();
            return value;
        }
    }

    private static final class CommittingSink implements Sink<Long>, SupportsCommitter<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public CommittingSinkWriter<Long, String> createWriter(WriterInitContext context) {
            return new Writer(context.metricGroup().getNumRecordsSendCounter());
        }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) {
            context.metricGroup().setCurrentPendingCommittablesGauge(() -> 0);
            return new Committer<>() {
                @Override
                public void commit(Collection<CommitRequest<String>> committables) {}

                @Override
                public void close() {}
            };
        }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() {
            return new Words();
        }
    }

    private record Writer(Counter sent) implements CommittingSinkWriter<Long, String> {
        @Override
        public void write(Long element, Context context) {
            sent.inc();
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<String> prepareCommit() {
            return List.of("all");
        }

        @Override
        public void close() {}
    }

    private record Words() implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(String word) {
            return word.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
