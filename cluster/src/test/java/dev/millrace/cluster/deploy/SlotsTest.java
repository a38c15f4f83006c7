package dev.millrace.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.registry.RegisteredWorker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Slots slots = new Slots();
    private final SlotRequests requests = new SlotRequests(Host.real());

    private static RegisteredWorker worker(String name, int slots) {
        return new RegisteredWorker(name, 1, new Address(name, 1), name, 2, slots, Map.of());
    }

    private static Set<SlotPlan.Slot> wanted(int count) {
        Set<SlotPlan.Slot> wanted = new HashSet<>();
        for (int i = 0; i < count; i++) wanted.add(new SlotPlan.Slot("default", i));
        return wanted;
    }

    private SlotRequests.Holder holder() {
        return requests.open(Slots.Choice.SPREAD);
    }

    private static List<String> names(List<RegisteredWorker> workers) {
        return workers.stream().map(RegisteredWorker::name).sorted().toList();
    }

    @Test
    void slots_are_taken_so_that_all_workers_have_the_same_part_taken() {
        slots.came(worker("large", 4));
        slots.came(worker("small", 2));
        assertThat(names(slots.take(3, Slots.Choice.SPREAD))).containsExactly("large", "large", "small");
        assertThat(names(slots.take(3, Slots.Choice.SPREAD))).containsExactly("large", "large", "small");
        assertThat(slots.free()).isZero();
    }

    @Test
    void slots_are_taken_from_few_workers() {
        slots.came(worker("a", 2));
        slots.came(worker("b", 4));
        slots.came(worker("c", 4));
        assertThat(names(slots.take(3, Slots.Choice.FILL))).containsExactly("b", "b", "b");
        assertThat(names(slots.take(1, Slots.Choice.FILL))).containsExactly("b");
        assertThat(names(slots.take(5, Slots.Choice.FILL))).containsExactly("a", "c", "c", "c", "c");
    }

    @Test
    void nothing_is_taken_if_there_are_too_few() {
        slots.came(worker("a", 2));
        assertThat(slots.take(3, Slots.Choice.SPREAD)).isEmpty();
        assertThat(slots.free()).isEqualTo(2);
    }

    @Test
    void what_a_lost_worker_had_does_not_come_back_to_its_successor() {
        RegisteredWorker first = worker("a", 2);
        slots.came(first);
        slots.take(2, Slots.Choice.SPREAD);
        slots.lost(first);
        RegisteredWorker second = new RegisteredWorker("a", 2, new Address("a", 1), "a", 2, 2, Map.of());
        slots.came(second);
        assertThat(slots.free()).isEqualTo(2);
        slots.give(first);
        assertThat(slots.free()).isEqualTo(2);
    }

    @Test
    void who_needs_more_than_there_is_waits_and_who_needs_less_does_not() {
        requests.came(worker("a", 2));
        CompletableFuture<?> wide = requests.ask(holder(), 0, wanted(3), LONG);
        CompletableFuture<?> narrow = requests.ask(holder(), 0, wanted(2), LONG);
        assertThat(narrow).isCompleted();
        assertThat(wide).isNotDone();
        requests.came(worker("b", 3));
        assertThat(wide).isCompleted();
    }

    @Test
    void regions_of_a_job_share_slots_until_the_last_of_them_needs_them_no_more() {
        requests.came(worker("a", 3));
        SlotRequests.Holder job = holder();
        assertThat(requests.ask(job, 0, wanted(2), LONG)).isCompleted();
        assertThat(requests.ask(job, 1, wanted(3), LONG)).isCompleted();
        CompletableFuture<?> other = requests.ask(holder(), 0, wanted(1), LONG);
        requests.vacate(job, 0);
        assertThat(other).isNotDone();
        requests.vacate(job, 1);
        assertThat(other).isCompleted();
    }

    @Test
    void slots_of_a_lost_worker_are_asked_for_again_while_others_stay() {
        RegisteredWorker lost = worker("a", 1);
        requests.came(lost);
        requests.came(worker("b", 1));
        SlotRequests.Holder job = holder();
        assertThat(requests.ask(job, 0, wanted(2), LONG)).isCompleted();
        assertThat(requests.ask(job, 1, wanted(2), LONG)).isCompleted();
        requests.lost(lost);
        requests.vacate(job, 0);
        CompletableFuture<Map<SlotPlan.Slot, RegisteredWorker>> again = requests.ask(job, 0, wanted(2), LONG);
        assertThat(again).isNotDone();
        requests.came(worker("c", 1));
        assertThat(again).isCompleted();
        assertThat(again.join().values()).extracting(RegisteredWorker::name).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void patience_ends() {
        assertThat(requests.ask(holder(), 0, wanted(1), Duration.ZERO)).isCompletedExceptionally();
        CompletableFuture<?> short_ = requests.ask(holder(), 0, wanted(1), Duration.ofMillis(20));
        assertThat(catchThrowable(short_::join))
                .hasMessageContaining("The job needs 1 more slots, but only 0 are free");
        requests.came(worker("a", 1));
        assertThat(requests.ask(holder(), 0, wanted(1), Duration.ZERO)).isCompleted();
    }

    @Test
    void nobody_waits_behind_who_has_given_up() {
        SlotRequests.Holder gone = holder();
        CompletableFuture<?> asked = requests.ask(gone, 0, wanted(1), LONG);
        requests.giveUp(gone);
        assertThat(asked).isCompletedExceptionally();
        requests.came(worker("a", 1));
        assertThat(requests.room(holder())).isEqualTo(1);
    }

    @Test
    void room_is_what_a_job_has_and_what_nobody_waits_for() {
        SlotRequests.Holder job = holder();
        AtomicInteger told = new AtomicInteger();
        requests.watch(job, told::incrementAndGet);
        requests.came(worker("a", 4));
        assertThat(told).hasPositiveValue();
        assertThat(requests.room(job)).isEqualTo(4);
        requests.ask(job, 0, wanted(1), LONG);
        assertThat(requests.room(job)).isEqualTo(4);
        SlotRequests.Holder other = holder();
        requests.ask(other, 0, wanted(4), LONG);
        assertThat(requests.room(job)).isEqualTo(1);
        requests.close(other);
        assertThat(requests.room(job)).isEqualTo(4);
    }

    @Test
    void a_request_for_more_slots_than_there_are_keeps_none_from_others() {
        requests.came(worker("a", 4));
        var tooLarge = requests.ask(holder(), 0, wanted(9), LONG);
        assertThat(requests.room(holder())).isEqualTo(4);
        SlotRequests.Holder waiting = holder();
        var other = requests.ask(holder(), 0, wanted(2), LONG);
        var possible = requests.ask(waiting, 0, wanted(4), LONG);
        assertThat(other).isCompleted();
        assertThat(requests.room(holder())).isZero();
        assertThat(tooLarge).isNotDone();
        assertThat(possible).isNotDone();
    }

    @Test
    void a_job_that_came_first_and_lost_its_slots_does_not_wait_for_one_that_came_later() {
        RegisteredWorker lost = worker("b", 1);
        requests.came(worker("a", 3));
        requests.came(lost);
        SlotRequests.Holder adaptive = holder();
        SlotRequests.Holder fixed = holder();
        assertThat(requests.ask(fixed, 0, wanted(1), LONG)).isCompleted();
        assertThat(requests.ask(adaptive, 0, wanted(3), LONG)).isCompleted();
        var later = requests.ask(holder(), 0, wanted(4), LONG);
        requests.vacate(adaptive, 0);
        assertThat(later).isNotDone();
        assertThat(requests.room(adaptive)).isEqualTo(3);
    }
}
