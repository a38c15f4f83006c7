package dev.millrace.base.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StateMachineTest {
    private enum Door {
        CLOSED,
        OPEN,
        BROKEN
    }

    private enum Event {
        PUSH,
        PULL,
        KICK
    }

    private enum Action {
        RING,
        SWEEP
    }

    private static TransitionTable<Door, Event, Action> door() {
        return TransitionTable.of(Door.class, Event.class, Action.class)
                .in(Door.CLOSED)
                .on(Event.PUSH, Door.OPEN, Action.RING)
                .ignore(Event.PULL)
                .in(Door.OPEN)
                .on(Event.PULL, Door.CLOSED)
                .ignore(Event.PUSH)
                .in(Door.CLOSED, Door.OPEN)
                .on(Event.KICK, Door.BROKEN, Action.RING, Action.SWEEP)
                .in(Door.BROKEN)
                .ignoreAll()
                .build();
    }

    @Test
    void a_machine_follows_its_table() {
        StateMachine<Door, Event, Action> machine = new StateMachine<>(door());

        assertThat(machine.state()).isEqualTo(Door.CLOSED);
        assertThat(machine.on(Event.PULL).isIgnored()).isTrue();
        assertThat(machine.on(Event.PUSH).actions()).containsExactly(Action.RING);
        assertThat(machine.state()).isEqualTo(Door.OPEN);
        assertThat(machine.on(Event.KICK).actions()).containsExactly(Action.RING, Action.SWEEP);
        assertThat(machine.on(Event.PUSH).next()).isEqualTo(Door.BROKEN);
    }

    @Test
    void a_state_that_nothing_changes_is_final() {
        assertThat(door().states().stream().filter(door()::isFinal)).containsExactly(Door.BROKEN);
    }

    @Test
    void a_table_needs_a_row_for_each_pair() {
        assertThatThrownBy(() -> TransitionTable.of(Door.class, Event.class, Action.class)
                        .in(Door.CLOSED, Door.OPEN)
                        .ignoreAll()
                        .in(Door.BROKEN)
                        .ignore(Event.PUSH, Event.PULL)
                        .build())
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("no row for KICK in state BROKEN");
    }

    @Test
    void a_table_takes_one_row_for_each_pair() {
        assertThatThrownBy(() -> TransitionTable.of(Door.class, Event.class, Action.class)
                        .in(Door.CLOSED)
                        .ignore(Event.PUSH)
                        .on(Event.PUSH, Door.OPEN))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("two rows for PUSH in state CLOSED");
    }

    /// Many threads push one door each. Exactly one of them rings for each opening.
    @Test
    void events_of_many_threads_take_effect_one_after_the_other() throws Exception {
        int threads = 4;
        int rounds = 2_000;
        StateMachine<Door, Event, Action> machine = new StateMachine<>(door());
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Event own = i % 2 == 0 ? Event.PUSH : Event.PULL;
                work.add(() -> {
                    for (int round = 0; round < rounds; round++) {
                        TransitionTable.Transition<Door, Event, Action> transition = machine.on(own);
                        if (transition.isIgnored()) continue;
                        (own == Event.PUSH ? opened : closed).incrementAndGet();
                    }
                    return null;
                });
            }
            for (Future<Void> each : executor.invokeAll(work)) each.get();
        }
        assertThat(opened.get() - closed.get()).isEqualTo(machine.state() == Door.OPEN ? 1 : 0);
        assertThat(opened.get()).isPositive();
    }
}
