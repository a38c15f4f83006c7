package dev.millrace.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import dev.millrace.bench.bare.BareEngine;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Outcome;
import dev.millrace.bench.millrace.MillraceEngine;
import dev.millrace.bench.peers.flink.FlinkEngine;
import dev.millrace.bench.peers.jet.JetEngine;
import dev.millrace.bench.trial.TrialEngine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares Flink and Jet with the hand-written loops, which other tests compare with sequential programs.
class PeersAgreeTest {
    private static final int EVENTS = 50_000;
    private static final Map<Workload, Outcome> EXPECTED = new ConcurrentHashMap<>();
    private static final TrialEngine FLINK = new FlinkEngine();
    private static final TrialEngine JET = new JetEngine();

    @AfterAll
    static void stop_members() {
        Hazelcast.shutdownAll();
    }

    @ParameterizedTest
    @CsvSource({
        "CHAIN, copy",
        "CHAIN, reuse",
        "KEYED, reuse",
        "TUMBLING, copy",
        "SLIDING, reuse",
        "SESSION, reuse",
        "WINDOW_JOIN, reuse",
        "INTERVAL_JOIN, reuse",
        "LATENCY, timeout-default",
        "LATENCY, timeout-0"
    })
    void flink_has_the_same_results(Workload workload, String config) throws Exception {
        assertSame(FLINK, workload, config);
    }

    @ParameterizedTest
    @CsvSource({"CHAIN", "KEYED", "TUMBLING", "SLIDING", "SESSION", "WINDOW_JOIN", "LATENCY"})
    void jet_has_the_same_results(Workload workload) throws Exception {
        assertSame(JET, workload, "default");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void millrace_and_flink_have_the_same_results_of_paths(Workload workload) throws Exception {
        var expected = run(FLINK, workload, "reuse");
        var outcome = run(new MillraceEngine(), workload, "reuse");
        assertThat(outcome.results()).isEqualTo(expected.results()).isPositive();
        assertThat(outcome.checksum()).isEqualTo(expected.checksum());
    }

    static Stream<Workload> paths() {
        return Workload.PATHS.stream().filter(Workload::isPath);
    }

    private static void assertSame(TrialEngine engine, Workload workload, String config) throws Exception {
        if (!EXPECTED.containsKey(workload)) {
            EXPECTED.put(workload, run(new BareEngine(), workload, "default"));
        }
        var expected = EXPECTED.get(workload);
        var outcome = run(engine, workload, config);
        assertThat(outcome.results()).isEqualTo(expected.results()).isPositive();
        assertThat(outcome.checksum()).isEqualTo(expected.checksum());
        assertThat(outcome.wallNanos()).isPositive();
    }

    private static Outcome run(TrialEngine engine, Workload workload, String config) throws Exception {
        var meter = Meter.open(workload);
        engine.run(new Task(workload, EVENTS, 3, 2, meter.number()), config);
        return meter.close();
    }
}
