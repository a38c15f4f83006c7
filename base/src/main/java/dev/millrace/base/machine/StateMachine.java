package dev.millrace.base.machine;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// Holds the current state of one machine. Thread-safe: events take effect one after the other.
///
/// A machine changes its state and returns the actions. The caller runs the actions, after the change.
///
/// @param <S> the states
/// @param <E> the events
/// @param <A> the actions
public final class StateMachine<S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> {
    private final TransitionTable<S, E, A> table;
    private final AtomicReference<S> state;

    /// Creates a machine in the first state of a table.
    public StateMachine(TransitionTable<S, E, A> table) {
        this.table = table;
        this.state = new AtomicReference<>(table.first());
    }

    /// Returns the current state.
    public S state() {
        return Objects.requireNonNull(state.get());
    }

    /// Changes the state as the table says for the event.
    ///
    /// @return the transition, whose actions the caller runs
    public TransitionTable.Transition<S, E, A> on(E event) {
        while (true) {
            S before = state();
            TransitionTable.Transition<S, E, A> transition = table.after(before, event);
            if (state.compareAndSet(before, transition.next())) return transition;
        }
    }
}
