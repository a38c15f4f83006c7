package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.event.Event;
import dev.millrace.api.event.reporter.EventReporter;
import dev.millrace.api.event.reporter.EventReporterFactory;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.trace.Span;
import dev.millrace.api.trace.reporter.TraceReporter;
import dev.millrace.api.trace.reporter.TraceReporterFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests spans and events of jobs whose subtasks run in other processes: each process reports its own.
@Timeout(120)
final class ClusterReportersTest {
    static final Queue<Span> SPANS = new ConcurrentLinkedQueue<>();
    static final Queue<Event> EVENTS = new ConcurrentLinkedQueue<>();

    private static final Map<String, String> REPORTERS = Map.of(
            "traces.reporter.kept.factory.class", Spans.class.getName(),
            "events.reporter.kept.factory.class", Events.class.getName());

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        SPANS.clear();
        EVENTS.clear();
    }

    private static void run(SmallCluster cluster, Map<String, String> settings) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, Configuration.fromMap(settings));
        env.fromSequence(1, 1_000).rebalance().map(new Telling()).sinkTo(new DiscardingSink<>());
        cluster.start(() -> env.executeAsync("told")).getJobExecutionResult().get();
    }

    @Test
    void functions_in_workers_and_the_job_in_its_coordinator_are_told() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1);
            cluster.work("b", 1);
            cluster.await(2);
            run(cluster, REPORTERS);
        }
        assertThat(SPANS).filteredOn(each -> each.getName().equals("seen")).hasSize(2);
        assertThat(SPANS.stream()
                        .filter(each -> each.getName().equals("seen"))
                        .map(each -> each.getAttributes().get("<subtask_index>"))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("0", "1");
        assertThat(SPANS)
                .filteredOn(each -> each.getName().equals("JobInitialization"))
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.getAttributes()).doesNotContainKey("<subtask_index>"));
        assertThat(EVENTS)
                .filteredOn(each -> each.getName().equals("JobStatusChangeEvent"))
                .extracting(each -> each.getAttributes().get("newJobStatus"))
                .containsExactly("RUNNING", "FINISHED");
        assertThat(EVENTS).filteredOn(each -> each.getName().equals("Began")).hasSize(2);
    }

    @Test
    void workers_with_reporters_of_their_own_say_who_they_are() throws Exception {
        WorkerRole.Shown shown = new WorkerRole.Shown(REPORTERS, null, "");
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1, shown);
            cluster.work("b", 1, shown);
            cluster.await(2);
            run(cluster, Map.of());
        }
        assertThat(SPANS)
                .allMatch(each -> each.getName().equals("seen"))
                .extracting(each -> each.getAttributes().get("<tm_id>"))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(EVENTS).hasSize(2).allMatch(each -> each.getName().equals("Began"));
    }

    private static final class Telling extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient boolean hasTold;

        @Override
        public Long map(Long value) {
            if (hasTold) return value;
            hasTold = true;
            getRuntimeContext().getMetricGroup().addSpan(Span.builder(Telling.class, "seen"));
            getRuntimeContext().getMetricGroup().addEvent(Event.builder(Telling.class, "Began"));
            return value;
        }
    }

    public static final class Spans implements TraceReporterFactory {
        @Override
        public TraceReporter createTraceReporter(Properties properties) {
            return new TraceReporter() {
                @Override
                public void open(MetricConfig config) {}

                @Override
                public void close() {}

                @Override
                public void notifyOfAddedSpan(Span span) {
                    SPANS.add(span);
                }
            };
        }
    }

    public static final class Events implements EventReporterFactory {
        @Override
        public EventReporter createEventReporter(Properties properties) {
            return new EventReporter() {
                @Override
                public void open(MetricConfig config) {}

                @Override
                public void close() {}

                @Override
                public void notifyOfAddedEvent(Event event) {
                    EVENTS.add(event);
                }
            };
        }
    }
}
