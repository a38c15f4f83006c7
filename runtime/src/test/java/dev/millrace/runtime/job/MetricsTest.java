package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.metric.MetricRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests the metrics that a program with an embedded engine reads.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class MetricsTest {

    private static MetricRegistry run(StreamExecutionEnvironment env) throws Exception {
        LocalJobClient client = (LocalJobClient) env.executeAsync("job");
        client.getJobExecutionResult().get();
        return client.metrics();
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        return env;
    }

    private static long count(MetricRegistry metrics, String name) {
        return ((Counter)
                        metrics.find(name).orElseThrow(() -> new AssertionError(name + " is not in " + metrics.all())))
                .getCount();
    }

    private static long total(MetricRegistry metrics, String prefix, String name) {
        return count(metrics, prefix + ".0." + name) + count(metrics, prefix + ".1." + name);
    }

    private static Object gauge(MetricRegistry metrics, String name) {
        return ((Gauge<?>)
                        metrics.find(name).orElseThrow(() -> new AssertionError(name + " is not in " + metrics.all())))
                .getValue();
    }

    @Test
    void sources_tasks_and_sinks_count_under_their_names() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSource(
                        new Numbers(1, 1_000),
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, _) -> n),
                        "numbers")
                .rebalance()
                .map(n -> n)
                .name("same")
                .sinkTo(new CountingSink())
                .name("out");
        MetricRegistry metrics = run(env);

        assertThat(total(metrics, "job.Source: numbers", "numRecordsIn")).isEqualTo(1_000);
        assertThat(total(metrics, "job.Source: numbers", "numRecordsOut")).isEqualTo(1_000);
        assertThat(total(metrics, "job.Source: numbers", "numRecordsInErrors")).isEqualTo(2);
        assertThat(total(metrics, "job.Source: numbers", "numBytesIn")).isEqualTo(14);
        assertThat(gauge(metrics, "job.Source: numbers.0.pendingRecords")).isEqualTo(42L);
        // One reader may have read both splits, so only one lag may be known.
        assertThat(Math.max((Long) gauge(metrics, "job.Source: numbers.0.currentEmitEventTimeLag"), (Long)
                        gauge(metrics, "job.Source: numbers.1.currentEmitEventTimeLag")))
                .isPositive();
        // The last watermark is the end of time, which has no lag.
        assertThat(metrics.find("job.Source: numbers.1.watermarkLag")).isPresent();
        assertThat(gauge(metrics, "job.Source: numbers.coordinator.enumerator.unassignedSplits"))
                .isEqualTo(3L);

        String task = "job.same -> Sink: out";
        assertThat(total(metrics, task, "numRecordsIn")).isEqualTo(1_000);
        assertThat(total(metrics, "job.same", "numRecordsIn")).isEqualTo(1_000);
        assertThat(total(metrics, "job.Sink: out", "numRecordsIn")).isEqualTo(1_000);
        assertThat(total(metrics, "job.Sink: out", "numRecordsSend")).isEqualTo(1_000);
        assertThat(total(metrics, "job.Sink: out", "numBytesSend")).isEqualTo(8_000);
        assertThat(total(metrics, "job.Sink: out", "numRecordsOutErrors")).isEqualTo(2);
        assertThat(total(metrics, "job.Sink: out", "numRecordsSendErrors")).isEqualTo(2);
        assertThat(gauge(metrics, "job.Sink: out.0.currentSendTime")).isEqualTo(11L);
        assertThat(total(metrics, "job.Sink: out", "totalCommittables")).isEqualTo(2);
        assertThat(total(metrics, "job.Sink: out", "successfulCommittables")).isEqualTo(2);
        assertThat(total(metrics, "job.Sink: out", "retriedCommittables")).isEqualTo(2);
        assertThat(total(metrics, "job.Sink: out", "failedCommittables")).isZero();
        assertThat(gauge(metrics, "job.Sink: out.0.pendingCommittables")).isEqualTo(0);
    }

    @Test
    void tasks_tell_how_they_spend_their_time() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 1_000)
                .rebalance()
                .map(n -> n)
                .name("same")
                .sinkTo(new CountingSink())
                .name("out");
        MetricRegistry metrics = run(env);
        String task = "job.same -> Sink: out.1.";
        for (String kind : List.of("busy", "idle", "backPressured"))
            assertThat((Long) gauge(metrics, task + kind + "TimeMsPerSecond")).isBetween(0L, 1_000L);
        for (String kind : List.of("Busy", "Idle", "BackPressured"))
            assertThat((Long) gauge(metrics, task + "accumulate" + kind + "TimeMs"))
                    .isNotNegative();
        assertThat(gauge(metrics, task + "currentInputWatermark")).isEqualTo(Long.MAX_VALUE);
        assertThat((Double) gauge(metrics, task + "numRecordsInPerSecond")).isNotNegative();
    }

    @Test
    void functions_register_their_own_and_know_where_they_are() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 100)
                .map(new Own())
                .name("own")
                .addMetricVariable("stage", "first")
                .sinkTo(new CountingSink());
        Map<String, Metric> all = run(env).all();
        assertThat(all).containsKeys("job.own.0.mine", "job.own.1.mine", "job.own.0.group.kind.good.deep");
        assertThat(((Counter) all.get("job.own.0.mine")).getCount() + ((Counter) all.get("job.own.1.mine")).getCount())
                .isEqualTo(100);
    }

    private static final class Own extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient Counter mine;

        @Override
        public void open(OpenContext context) {
            var group = getRuntimeContext().getMetricGroup();
            mine = group.counter("mine");
            group.addGroup("group").addGroup("kind", "good").counter("deep");
            assertThat(group.getAllVariables())
                    .containsEntry("<job_name>", "job")
                    .containsEntry("<operator_name>", "own")
                    .containsEntry("<stage>", "first");
            assertThat(group.addGroup("kind", "good").getAllVariables()).containsEntry("<kind>", "good");
        }

        @Override
        public Long map(Long value) {
            mine.inc();
            return value;
        }
    }

    /// Produces numbers; its reader and enumerator use their metric groups.
    private static final class Numbers extends NumberSequenceSource {
        private static final long serialVersionUID = 1L;

        Numbers(long from, long to) {
            super(from, to);
        }

        @Override
        public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
            context.metricGroup().setPendingRecordsGauge(() -> 42L);
            context.metricGroup().getNumRecordsInErrorsCounter().inc();
            context.metricGroup().getIOMetricGroup().getNumBytesInCounter().inc(7);
            // Flink's readers also count these records, which the engine has already counted.
            context.metricGroup().getIOMetricGroup().getNumRecordsInCounter().inc(1_000);
            return super.createReader(context);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            context.metricGroup().setUnassignedSplitsGauge(() -> 3L);
            return super.createEnumerator(context);
        }
    }

    /// Writes to a sink whose writer and committer use their metric groups; each committable needs two attempts.
    private static final class CountingSink implements Sink<Long>, SupportsCommitter<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) {
            context.metricGroup().setCurrentSendTimeGauge(() -> 11L);
            context.metricGroup().getNumRecordsOutErrorsCounter().inc();
            context.metricGroup().getNumRecordsSendErrorsCounter().inc();
            return new CountingWriter(context);
        }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) {
            return new Committer<>() {
                @Override
                public void commit(Collection<CommitRequest<String>> committables) {
                    for (CommitRequest<String> each : committables)
                        if (each.getNumberOfRetries() == 0) each.retryLater();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() {
            throw new AssertionError("nothing is written");
        }
    }

    private record CountingWriter(WriterInitContext context) implements CommittingSinkWriter<Long, String> {
        @Override
        public void write(Long element, Context elementContext) {
            context.metricGroup().getNumRecordsSendCounter().inc();
            context.metricGroup().getNumBytesSendCounter().inc(8);
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
}
