package dev.millrace.table.api;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says what an INSERT does with rows that have the same primary key, but come from different keys
/// of the query. Immutable.
public final class InsertConflictStrategy implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ConflictBehavior behavior;

    private InsertConflictStrategy(ConflictBehavior behavior) {
        this.behavior = behavior;
    }

    /// Lets the job fail.
    public static InsertConflictStrategy error() {
        return new InsertConflictStrategy(ConflictBehavior.ERROR);
    }

    /// Keeps the first row.
    public static InsertConflictStrategy nothing() {
        return new InsertConflictStrategy(ConflictBehavior.NOTHING);
    }

    /// Keeps the last row, and shows the one before again when it is removed.
    public static InsertConflictStrategy deduplicate() {
        return new InsertConflictStrategy(ConflictBehavior.DEDUPLICATE);
    }

    /// Starts a strategy.
    public static Builder newBuilder() {
        return new Builder();
    }

    /// Returns what happens.
    public ConflictBehavior getBehavior() {
        return behavior;
    }

    /// Returns the clause of INSERT.
    @Override
    public String toString() {
        return "ON CONFLICT DO " + behavior;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InsertConflictStrategy strategy && behavior == strategy.behavior;
    }

    @Override
    public int hashCode() {
        return behavior.hashCode();
    }

    /// Says what happens to a row in conflict.
    public enum ConflictBehavior {
        ERROR,
        NOTHING,
        DEDUPLICATE
    }

    /// Builds a strategy. Not thread-safe.
    public static final class Builder {
        private @Nullable ConflictBehavior behavior;

        private Builder() {}

        /// Sets what happens.
        public Builder withBehavior(ConflictBehavior newBehavior) {
            behavior = newBehavior;
            return this;
        }

        /// Returns the strategy.
        ///
        /// @throws NullPointerException if the behavior is not set
        public InsertConflictStrategy build() {
            return new InsertConflictStrategy(Objects.requireNonNull(behavior, "The behavior is not set."));
        }
    }
}
