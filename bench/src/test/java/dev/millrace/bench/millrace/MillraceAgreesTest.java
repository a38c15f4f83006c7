package dev.millrace.bench.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bench.bare.BareEngine;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.keep.KeepTask.Aim;
import dev.millrace.bench.keep.KeepTask.Checkpoints;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Outcome;
import dev.millrace.bench.trial.TrialEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares Millrace with the hand-written loops, which other tests compare with sequential programs.
class MillraceAgreesTest {
    private static final int EVENTS = 50_000;

    @ParameterizedTest
    @EnumSource(names = {"CHAIN", "KEYED", "TUMBLING", "SLIDING", "SESSION", "WINDOW_JOIN", "INTERVAL_JOIN", "LATENCY"})
    void millrace_has_the_same_results(Workload workload) throws Exception {
        var expected = run(new BareEngine(), workload);
        var outcome = run(new MillraceEngine(), workload);
        assertThat(outcome.results()).isEqualTo(expected.results()).isPositive();
        assertThat(outcome.checksum()).isEqualTo(expected.checksum());
    }

    @Test
    void checkpoints_change_no_result() throws Exception {
        var expected = run(new BareEngine(), Workload.KEYED);
        var outcome = run(new MillraceEngine(), Workload.CHECKPOINTED);
        assertThat(outcome.checksum()).isEqualTo(expected.checksum());
    }

    private static Outcome run(TrialEngine engine, Workload workload) throws Exception {
        var meter = Meter.open(workload);
        engine.run(new Task(workload, EVENTS, 3, 2, meter.number()), "default");
        return meter.close();
    }

    @ParameterizedTest
    @CsvSource({"CHECKPOINT, 5", "FAILURE, 1"})
    void checkpoints_and_recovery_are_timed(Aim aim, int count) throws Exception {
        var figures = new MillraceEngine().keep(task(aim, 0, Checkpoints.every(50, false)));
        assertThat(figures.seconds()).isPositive();
        assertThat(figures.count()).isEqualTo(count);
    }

    @Test
    void keys_take_memory() throws Exception {
        // With this many keys, objects that earlier jobs left do not change the result.
        var task = new KeepTask(Aim.MEMORY, 1_000_000, 0, Checkpoints.every(0, false), KeepTask.Span.NONE);
        // Key and count have sixteen bytes.
        assertThat(new MillraceEngine().keep(task).bytesPerKey()).isBetween(16.0, 200.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 2_000})
    void events_are_counted_before_a_store(long entriesInMemory) throws Exception {
        var figures = new MillraceEngine().keep(task(Aim.RATE, entriesInMemory, Checkpoints.every(0, false)));
        assertThat(figures.count()).isPositive();
        assertThat(figures.seconds()).isGreaterThanOrEqualTo(0.1);
    }

    private static KeepTask task(Aim aim, long entriesInMemory, Checkpoints checkpoints) {
        return new KeepTask(aim, 20_000, entriesInMemory, checkpoints, new KeepTask.Span(0, 0.1));
    }
}
