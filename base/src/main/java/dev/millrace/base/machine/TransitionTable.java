package dev.millrace.base.machine;

import dev.millrace.base.fault.Check;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Declares a state machine as one table: a state and an event give the next state and actions.
///
/// The table is complete: each pair of a state and an event has a row, also if the event changes nothing. The table
/// decides and does not act; the owner of a [StateMachine] runs the actions. Immutable and thread-safe.
///
/// @param <S> the states; a machine starts in the first constant
/// @param <E> the events
/// @param <A> the actions
public final class TransitionTable<S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> {
    private final List<S> states;
    private final List<E> events;
    private final Map<S, Map<E, Transition<S, E, A>>> rows;

    private TransitionTable(Builder<S, E, A> builder) {
        this.states = builder.states;
        this.events = builder.events;
        this.rows = builder.rows;
    }

    /// Describes the effect of an event in a state.
    ///
    /// @param next the next state, which may be the same state
    /// @param actions the actions in the order in which they run; empty if there is nothing to do
    public record Transition<S, E, A>(S from, E event, S next, List<A> actions) {
        /// Returns whether the event changes nothing.
        public boolean isIgnored() {
            return from == next && actions.isEmpty();
        }
    }

    /// Starts the declaration of a table.
    ///
    /// @param actions the type of the actions, which only helps the compiler
    public static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> Builder<S, E, A> of(
            Class<S> states, Class<E> events, Class<A> actions) {
        Check.that(actions.isEnum(), "%s is not an enum", actions);
        return new Builder<>(states, events);
    }

    /// Returns the effect of an event in a state. Decides only; nothing changes.
    public Transition<S, E, A> after(S state, E event) {
        return Check.present(
                Check.present(rows.get(state), "a state of the table").get(event), "an event of the table");
    }

    /// Returns the state in which a machine starts.
    public S first() {
        return states.getFirst();
    }

    /// Returns whether no event changes anything in a state.
    public boolean isFinal(S state) {
        return events.stream().allMatch(event -> after(state, event).isIgnored());
    }

    /// Returns the states in the order of their declaration.
    public List<S> states() {
        return states;
    }

    /// Returns the events in the order of their declaration.
    public List<E> events() {
        return events;
    }

    /// Collects the rows of a table. Not thread-safe.
    public static final class Builder<S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> {
        private final List<S> states;
        private final List<E> events;
        private final Map<S, Map<E, Transition<S, E, A>>> rows;

        private Builder(Class<S> states, Class<E> events) {
            this.states = List.of(states.getEnumConstants());
            this.events = List.of(events.getEnumConstants());
            this.rows = new EnumMap<>(states);
            for (S state : this.states) rows.put(state, new EnumMap<>(events));
        }

        /// Starts the rows of one state or of several states with equal rows.
        @SafeVarargs
        public final Rows<S, E, A> in(S first, S... more) {
            return new Rows<>(this, first, List.of(more));
        }

        private void add(Transition<S, E, A> row) {
            Transition<S, E, A> before =
                    Objects.requireNonNull(rows.get(row.from())).put(row.event(), row);
            Check.that(before == null, "the table has two rows for %s in state %s", row.event(), row.from());
        }

        /// Completes the table.
        ///
        /// @throws RuntimeException if a pair of a state and an event has no row
        public TransitionTable<S, E, A> build() {
            for (S state : states)
                for (E event : events)
                    Check.that(
                            Objects.requireNonNull(rows.get(state)).containsKey(event),
                            "the table has no row for %s in state %s",
                            event,
                            state);
            return new TransitionTable<>(this);
        }
    }

    /// Collects the rows of some states. Not thread-safe.
    public static final class Rows<S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> {
        private final Builder<S, E, A> builder;
        private final S first;
        private final List<S> more;

        private Rows(Builder<S, E, A> builder, S first, List<S> more) {
            this.builder = builder;
            this.first = first;
            this.more = more;
        }

        /// Adds the row of an event.
        ///
        /// @param actions the actions in the order in which they run
        @SafeVarargs
        public final Rows<S, E, A> on(E event, S next, A... actions) {
            List<A> all = List.of(actions);
            builder.add(new Transition<>(first, event, next, all));
            for (S state : more) builder.add(new Transition<>(state, event, next, all));
            return this;
        }

        /// Adds the rows of events that change nothing.
        @SafeVarargs
        public final Rows<S, E, A> ignore(E... ignored) {
            for (E event : ignored) {
                builder.add(new Transition<>(first, event, first, List.of()));
                for (S state : more) builder.add(new Transition<>(state, event, state, List.of()));
            }
            return this;
        }

        /// Adds rows that change nothing for all events.
        public Rows<S, E, A> ignoreAll() {
            for (E event : builder.events) ignore(event);
            return this;
        }

        /// Starts the rows of other states.
        @SafeVarargs
        public final Rows<S, E, A> in(S other, S... others) {
            return builder.in(other, others);
        }

        /// Completes the table.
        ///
        /// @throws RuntimeException if a pair of a state and an event has no row
        public TransitionTable<S, E, A> build() {
            return builder.build();
        }
    }
}
