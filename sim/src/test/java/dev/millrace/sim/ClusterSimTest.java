package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.millrace.sim.cluster.ClusterSimulation;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.SeedResult;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs clusters in simulated worlds, and checks that the simulator still finds mistakes.
class ClusterSimTest {
    /// The number of seeds in a build, and the first seed.
    private static final long SEEDS = Long.getLong("millrace.sim.cluster.seeds", 500);

    private static final long FROM = Long.getLong("millrace.sim.from", 1);
    /// This many seeds must cover all events.
    private static final long SEEDS_FOR_ALL = 500;
    /// This many seeds must find a mistake.
    private static final long SEEDS_TO_FIND = 500;

    @Test
    void no_seed_goes_wrong_and_all_that_can_happen_does() {
        Set<Happening> happened = EnumSet.noneOf(Happening.class);
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            SeedResult verdict = ClusterSimulation.run(seed, Set.of());
            if (!verdict.isGood()) fail(verdict.story());
            happened.addAll(verdict.happenings().keySet());
        }
        if (SEEDS >= SEEDS_FOR_ALL) assertThat(happened).containsAll(Happening.among());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 6, 90})
    void the_same_happens_in_two_runs_of_a_seed(long seed) {
        assertThat(ClusterSimulation.run(seed, Set.of()).hash())
                .isEqualTo(ClusterSimulation.run(seed, Set.of()).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages-are-not-repeated",
                "messages-are-handled-again",
                "deployments-write-nothing",
                "deployments-are-left-out",
                "checkpoints-are-noted-late",
                "deposed-leaders-write"
            })
    void a_mistake_is_found(String mistake) {
        for (long seed = 1; seed <= SEEDS_TO_FIND; seed++)
            if (!ClusterSimulation.run(seed, Set.of(mistake)).isGood()) return;
        fail("nobody has noticed in %d seeds that %s", SEEDS_TO_FIND, mistake);
    }
}
