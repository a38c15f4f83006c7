package dev.millrace.bench.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bench.bare.BareEngine;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Outcome;
import dev.millrace.bench.trial.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Millrace against the hand-written loops, which are themselves checked against sequential programs.
class MillraceAgreesTest {
    private static final int EVENTS = 50_000;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STARTUP", "CHECKPOINT", "RECOVERY"})
    void millrace_has_the_same_results(Workload workload) throws Exception {
        var expected = run(new BareEngine(), workload);
        var outcome = run(new MillraceEngine(), workload);
        assertThat(outcome.results()).isEqualTo(expected.results()).isPositive();
        assertThat(outcome.checksum()).isEqualTo(expected.checksum());
    }

    private static Outcome run(Engine engine, Workload workload) throws Exception {
        var meter = Meter.open(workload);
        engine.run(new Task(workload, EVENTS, 3, 2, meter.number()), "default");
        return meter.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checkpoints_and_recovery_are_timed(boolean fails) throws Exception {
        var figures = new MillraceEngine().keep(new KeepTask(20_000, fails, false, 50));
        assertThat(figures.seconds()).isPositive();
        assertThat(figures.count()).isEqualTo(fails ? 1 : 5);
    }
}
