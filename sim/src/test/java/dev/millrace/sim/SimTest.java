package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine in simulated worlds, and whether the simulator still sees.
class SimTest {
    /// How many seeds a build runs, and where it begins.
    private static final long SEEDS = Long.getLong("millrace.sim.seeds", 500);

    private static final long FROM = Long.getLong("millrace.sim.from", 1);
    /// A mistake must show within so many seeds.
    private static final long SEEDS_TO_FIND = 300;

    @Test
    void no_seed_goes_wrong() {
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            Verdict verdict = Simulation.run(seed, Set.of());
            if (!verdict.isGood()) fail(verdict.story());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_same_happens_in_two_runs_of_a_seed(long seed) {
        assertThat(Simulation.run(seed, Set.of()).hash())
                .isEqualTo(Simulation.run(seed, Set.of()).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "barriers-hold-nothing",
                "restarts-begin-with-the-first",
                "directories-are-not-synced",
                "state-is-not-synced",
                "sinks-commit-too-much",
                "given-splits-are-kept"
            })
    void a_mistake_is_found(String mistake) {
        for (long seed = 1; seed <= SEEDS_TO_FIND; seed++)
            if (!Simulation.run(seed, Set.of(mistake)).isGood()) return;
        fail("nobody has noticed in %d seeds that %s", SEEDS_TO_FIND, mistake);
    }
}
