package dev.millrace.cluster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.registry.TestCluster.Coordinator;
import dev.millrace.cluster.registry.TestCluster.Laborer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorkerRegistryTest {
    private static final int SEEDS = Integer.getInteger("millrace.registry.seeds", 40);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(2);

    private TestCluster cluster = new TestCluster(7);
    private final Map<Long, Laborer> laborers = new HashMap<>();
    private Optional<Leader> leader = Optional.empty();

    private Coordinator coordinator(int port, long epoch) {
        Coordinator coordinator = cluster.new Coordinator(port, laborers);
        coordinator.registry.lead(epoch);
        leader = Optional.of(new Leader(coordinator.address, epoch));
        return coordinator;
    }

    private Laborer laborer(String name, int port) {
        return cluster.new Laborer(name, port, () -> leader, laborers);
    }

    private void until(Duration atMost, String what, BooleanSupplier is) {
        assertThat(cluster.stage.play(atMost, is)).as(what).isTrue();
    }

    @AfterEach
    void nothing_broke() {
        assertThat(cluster.broken()).isEmpty();
    }

    @Test
    void a_worker_that_comes_is_told_once_and_knows_it_first() {
        Laborer a = laborer("a", 1);
        cluster.stage.play(Duration.ofSeconds(10));
        Coordinator coordinator = coordinator(1, 4);
        Laborer b = laborer("b", 2);

        until(SOON, "both came", () -> coordinator.here.size() == 2);
        cluster.stage.play(LONG);
        assertThat(coordinator.told).containsExactlyInAnyOrder("+a", "+b");
        assertThat(coordinator.here).containsOnly(Map.entry(a.worker, 1), Map.entry(b.worker, 1));
        assertThat(a.told).containsExactly(4L);
        assertThat(b.told).containsExactly(4L);
        assertThat(coordinator.registry.workers()).containsExactlyInAnyOrder(a.worker, b.worker);
    }

    @Test
    void a_coordinator_that_was_started_again_is_lost_first() {
        Coordinator first = coordinator(1, 1);
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> first.here.size() == 1);
        first.die();
        leader = Optional.empty();
        Coordinator second = coordinator(1, 2);

        until(SOON, "a came again", () -> second.here.size() == 1);
        assertThat(a.told).containsExactly(1L, 0L, 2L);
        assertThat(a.faults.getFirst().fault()).isEqualTo(ClusterFaults.COORDINATOR_LOST);
        assertThat(second.told).containsExactly("+a");
    }

    @Test
    void a_coordinator_at_a_fixed_address_may_start_again_too() {
        Coordinator first = coordinator(1, 1);
        leader = Optional.of(new Leader(first.address, 0));
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> first.here.size() == 1);
        first.die();
        Coordinator second = cluster.new Coordinator(1, laborers);
        second.registry.lead(2);

        until(LONG, "a came again", () -> second.here.size() == 1);
        assertThat(a.told).containsExactly(1L, 0L, 2L);
    }

    @Test
    void who_has_served_a_newer_coordinator_does_not_go_back() {
        Coordinator newer = coordinator(1, 5);
        leader = Optional.of(new Leader(newer.address, 0));
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> newer.here.size() == 1);
        newer.die();
        Coordinator older = cluster.new Coordinator(1, laborers);
        older.registry.lead(3);
        cluster.stage.play(LONG);
        assertThat(a.told).containsExactly(5L, 0L);
        assertThat(older.told).isEmpty();
        older.registry.lead(6);

        until(LONG, "a came again", () -> older.here.size() == 1);
        assertThat(a.told).containsExactly(5L, 0L, 6L);
    }

    @Test
    void a_new_leader_elsewhere_is_found_while_the_old_one_still_answers() {
        Coordinator first = coordinator(1, 1);
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> first.here.size() == 1);
        Coordinator second = coordinator(2, 2);

        until(SOON, "a came again", () -> second.here.size() == 1);
        assertThat(a.faults.getFirst()).hasMessageContaining("coordinator:2 leads in epoch 2");
        // The worker has not left the first coordinator, which stops leading later.
        first.registry.rest();
        cluster.stage.play(SOON);
        assertThat(first.told).containsExactly("+a", "-a");
        assertThat(first.faults.getFirst().fault()).isEqualTo(ClusterFaults.NOT_LEADING);
        assertThat(a.told).containsExactly(1L, 0L, 2L);
    }

    @Test
    void a_worker_that_was_started_again_is_lost_first_and_then_comes() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer first = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        first.die();
        Laborer second = laborer("a", 1);

        until(SOON, "a came again", () -> coordinator.told.size() == 3);
        cluster.stage.play(LONG);
        assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
        assertThat(coordinator.faults.getFirst().fault()).isEqualTo(ClusterFaults.WORKER_LOST);
        assertThat(coordinator.registry.workers()).containsExactly(second.worker);
        assertThat(second.told).containsExactly(1L);
    }

    @Test
    void a_second_worker_of_the_same_name_is_refused_as_long_as_the_first_one_is_there() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer first = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        Laborer second = laborer("a", 2);

        cluster.stage.play(LONG);
        assertThat(coordinator.told).containsExactly("+a");
        assertThat(first.told).containsExactly(1L);
        assertThat(second.told).isEmpty();
        assertThat(second.refusals.getLast().fault()).isEqualTo(ClusterFaults.NAME_TAKEN);
        assertThat(second.refusals.getLast())
                .hasMessageContaining("a at worker:2")
                .hasMessageContaining("at worker:1")
                .hasMessageContaining("--name");
        first.die();

        until(SOON, "the second came", () -> coordinator.told.size() == 3);
        cluster.stage.play(LONG);
        assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
        assertThat(coordinator.registry.workers()).containsExactly(second.worker);
    }

    @Test
    void a_worker_that_starts_again_at_another_address_comes_as_soon_as_nobody_listens_at_the_first() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer first = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        first.die();
        Laborer second = laborer("a", 2);

        // Heartbeats would detect the loss of the first only after three failures.
        until(Duration.ofSeconds(1), "a came again", () -> coordinator.told.size() == 3);
        assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
        assertThat(coordinator.registry.workers()).containsExactly(second.worker);
        assertThat(second.refusals).isEmpty();
    }

    @Test
    void a_worker_whose_predecessor_cannot_be_asked_waits_until_that_is_lost() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer first = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        // The worker receives the coordinator's heartbeats, but its answers are cut off, so nobody knows that
        // it runs.
        cluster.faults.cut(first.worker.calls(), coordinator.address);
        Laborer second = laborer("a", 2);

        until(SOON, "the second is refused", () -> !second.refusals.isEmpty());
        until(LONG, "the second came", () -> second.isRegistered);
        cluster.stage.play(Duration.ofSeconds(1));
        assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
        assertThat(coordinator.registry.workers()).containsExactly(second.worker);
        cluster.faults.mend();
        cluster.stage.play(LONG);
        assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
        assertThat(first.refusals).isNotEmpty();
    }

    @Test
    void coordinator_and_worker_may_start_again_at_once() {
        Coordinator first = coordinator(1, 1);
        Laborer before = laborer("a", 1);
        until(SOON, "a came", () -> first.here.size() == 1);
        before.die();
        first.die();
        Laborer after = laborer("a", 1);
        Coordinator second = coordinator(1, 2);

        until(SOON, "a came", () -> second.here.size() == 1);
        cluster.stage.play(LONG);
        assertThat(second.told).containsExactly("+a");
        assertThat(after.told).containsExactly(2L);
    }

    @Test
    void a_worker_that_dies_is_missed_within_the_timeout() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        a.die();

        until(Duration.ofSeconds(7), "a is lost", () -> coordinator.here.isEmpty());
        assertThat(coordinator.faults.getFirst()).hasMessageContaining("a at worker:1");
    }

    @Test
    void silence_on_either_way_ends_the_work_on_both_sides_before_it_begins_again() {
        for (boolean isToWorker : new boolean[] {true, false}) {
            cluster = new TestCluster(isToWorker ? 1 : 2);
            Coordinator coordinator = coordinator(1, 1);
            Laborer a = laborer("a", 1);
            until(SOON, "a came", () -> coordinator.here.size() == 1);
            if (isToWorker) cluster.faults.cut(coordinator.address, a.worker.calls());
            else cluster.faults.cut(a.worker.calls(), coordinator.address);
            until(LONG, "both lost each other", () -> a.told.contains(0L) && coordinator.told.contains("-a"));
            cluster.stage.play(LONG);
            assertThat(coordinator.here).isEmpty();
            cluster.faults.mend();

            until(SOON.multipliedBy(3), "a came again", () -> coordinator.here.containsKey(a.worker));
            cluster.stage.play(LONG);
            assertThat(coordinator.here).containsEntry(a.worker, a.services);
            assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
            assertThat(cluster.broken()).isEmpty();
        }
    }

    @Test
    void a_coordinator_may_drop_a_worker_which_then_comes_again_with_nothing_to_do() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        MillraceException why =
                ClusterFaults.MESSAGES_FULL.what("it takes no messages").fix("look");
        coordinator.registry.drop(a.worker, why);

        until(SOON, "a came again", () -> coordinator.told.size() == 3);
        assertThat(coordinator.told).containsExactly("+a", "-a", "+a");
        assertThat(coordinator.faults).containsExactly(why);
        assertThat(a.told).containsExactly(1L, 0L, 1L);
        assertThat(a.faults.getFirst()).hasMessageContaining(ClusterFaults.WORKER_UNKNOWN.code());
    }

    @Test
    void a_worker_that_leaves_is_gone_at_once() {
        Coordinator coordinator = coordinator(1, 1);
        Laborer a = laborer("a", 1);
        until(SOON, "a came", () -> coordinator.here.size() == 1);
        CompletableFuture<Void> left = a.registration.leave();

        until(Duration.ofMillis(500), "it is known", left::isDone);
        cluster.stage.play(LONG);
        assertThat(coordinator.told).containsExactly("+a", "-a");
        assertThat(coordinator.faults.getFirst()).hasMessageContaining("has left");
        assertThat(a.told).containsExactly(1L);
    }

    private Fault answer(Coordinator coordinator, RegistryCall.Register call, FencingToken token) {
        var answer = cluster.local.send(coordinator.address, call, token, SOON);
        until(SOON, "answered", answer::isDone);
        return answer.handle((_, failure) -> failure == null ? null : ((MillraceException) failure).fault())
                .join();
    }

    @Test
    void who_believes_in_another_epoch_and_whose_time_is_over_is_refused() {
        Coordinator coordinator = coordinator(1, 5);
        leader = Optional.empty();
        Laborer a = laborer("a", 1);
        RegistryCall.Register call = new RegistryCall.Register(a.worker, 3);

        assertThat(answer(coordinator, call, FencingToken.of(4))).isEqualTo(ClusterFaults.STALE_EPOCH);
        assertThat(answer(coordinator, call, FencingToken.of(6))).isEqualTo(ClusterFaults.STALE_EPOCH);
        assertThat(answer(coordinator, call, FencingToken.of(5))).isNull();
        assertThat(answer(coordinator, call, FencingToken.NONE)).isNull();
        assertThat(answer(coordinator, new RegistryCall.Register(a.worker, 2), FencingToken.of(5)))
                .isEqualTo(ClusterFaults.REGISTRATION_OVER);
        coordinator.registry.rest();
        assertThat(answer(coordinator, call, FencingToken.of(5))).isEqualTo(ClusterFaults.NOT_LEADING);
        coordinator.registry.lead(6);
        assertThat(answer(coordinator, call, FencingToken.of(6))).isEqualTo(ClusterFaults.REGISTRATION_OVER);
        // The worker never confirmed its registration.
        assertThat(coordinator.told).isEmpty();
    }

    @Test
    void after_all_that_can_happen_everybody_agrees_who_works_for_whom() {
        for (int seed = 0; seed < SEEDS; seed++) {
            cluster = new TestCluster(seed);
            laborers.clear();
            RandomGenerator chance = cluster.stage.chance();
            List<Coordinator> coordinators = new ArrayList<>(List.of(coordinator(1, 1)));
            List<Laborer> workers = new ArrayList<>(List.of(laborer("w0", 10), laborer("w1", 11), laborer("w2", 12)));
            cluster.faults.failEach(chance.nextInt(3) * 15);
            for (int event = 0; event < 12; event++) {
                cluster.stage.play(Duration.ofMillis(chance.nextInt(12_000)));
                happen(chance, coordinators, workers);
            }
            cluster.faults.failEach(0);
            cluster.faults.mend();
            cluster.stage.play(Duration.ofSeconds(60));

            Coordinator newest = coordinators.getLast();
            for (Laborer laborer : workers) {
                assertThat(laborer.isRegistered)
                        .as("seed %d: %s is registered", seed, laborer.worker)
                        .isTrue();
                assertThat(laborer.told.getLast()).as("seed %d", seed).isEqualTo(coordinators.size());
                // Otherwise the coordinator would expect work that the worker has ended.
                assertThat(newest.here).as("seed %d", seed).containsEntry(laborer.worker, laborer.services);
            }
            assertThat(newest.here).as("seed %d", seed).hasSize(workers.size());
            assertThat(cluster.broken()).as("seed %d", seed).isEmpty();
        }
    }

    private void happen(RandomGenerator chance, List<Coordinator> coordinators, List<Laborer> workers) {
        int index = chance.nextInt(workers.size());
        Laborer laborer = workers.get(index);
        Address boss = coordinators.getLast().address;
        switch (chance.nextInt(7)) {
            case 0 -> cluster.faults.cut(boss, laborer.worker.calls());
            case 1 -> cluster.faults.cut(laborer.worker.calls(), boss);
            case 2 -> cluster.faults.mend();
            case 3 -> {
                // The former coordinator is dead, or does not know yet that it does not lead.
                if (chance.nextBoolean()) coordinators.getLast().die();
                coordinators.add(coordinator(1 + coordinators.size(), 1 + coordinators.size()));
            }
            case 4 -> {
                coordinators.getLast().die();
                coordinators.add(coordinator(boss.port(), 1 + coordinators.size()));
            }
            case 5 -> {
                laborer.die();
                workers.set(index, laborer("w" + index, 10 + index));
            }
            default ->
                coordinators
                        .getLast()
                        .registry
                        .drop(
                                laborer.worker,
                                ClusterFaults.MESSAGES_FULL.what("full").fix("nothing"));
        }
    }
}
