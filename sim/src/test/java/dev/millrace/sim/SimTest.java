package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.millrace.sim.job.Plan;
import dev.millrace.sim.job.Plan.Focus;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.SeedResult;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the engine in simulated worlds, and checks that the simulator still finds mistakes.
class SimTest {
    /// The number of seeds in a build, and the first seed.
    private static final long SEEDS = Long.getLong("millrace.sim.seeds", 1_000);

    private static final long FROM = Long.getLong("millrace.sim.from", 1);
    /// This many seeds must cover all events.
    private static final long SEEDS_FOR_ALL = 1_000;
    /// This many seeds must find a mistake.
    private static final long SEEDS_TO_FIND = 1_000;

    @Test
    void no_seed_goes_wrong_and_all_that_can_happen_does() {
        Set<Happening> happened = EnumSet.noneOf(Happening.class);
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            SeedResult verdict = Simulation.run(seed, Set.of());
            if (!verdict.isGood()) fail(verdict.story());
            happened.addAll(verdict.happenings().keySet());
        }
        if (SEEDS >= SEEDS_FOR_ALL) assertThat(happened).containsAll(Happening.alone());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_same_happens_in_two_runs_of_a_seed(long seed) {
        assertThat(Simulation.run(seed, Set.of()).hash())
                .isEqualTo(Simulation.run(seed, Set.of()).hash());
    }

    /// @param focus the focus of the seeds to try; other seeds may find the mistake later
    @ParameterizedTest
    @CsvSource({
        "barriers-hold-nothing,          PRESSURE",
        "restarts-begin-with-the-first,  FAILURES",
        "directories-are-not-synced,     CHANGES",
        "state-is-not-synced,            CHANGES",
        "older-checkpoints-are-taken,    FAILURES",
        "sinks-commit-too-much,          CHANGES",
        "given-splits-are-kept,          SPLITS",
        "sources-are-asked-late,         SPLITS",
        "changes-follow-anything,        CHANGES",
        "cut-short-counts-as-ended,      FAILURES",
        "what-was-overtaken-is-dropped,  PRESSURE",
        "committers-are-hasty,           PRESSURE",
        "stops-are-forgotten,            UPKEEP",
        "savepoints-are-told-to-sinks,   UPKEEP",
        "assigned-splits-are-not-returned, SPLITS"
    })
    void a_mistake_is_found(String mistake, Focus focus) {
        for (long seed = 1; seed <= SEEDS_TO_FIND; seed++) {
            if (Plan.of(seed).focus() != focus) continue;
            if (!Simulation.run(seed, Set.of(mistake)).isGood()) return;
        }
        fail("nobody has noticed in %d seeds that %s", SEEDS_TO_FIND, mistake);
    }
}
