package dev.millrace.table.api;

import java.util.Optional;

/// Holds settings of another planner. Millrace's planner has none.
public interface PlannerConfig {
    /// Has no settings.
    PlannerConfig EMPTY_CONFIG = new PlannerConfig() {};

    /// Returns the settings of a class; empty if these are of another one.
    default <T extends PlannerConfig> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
