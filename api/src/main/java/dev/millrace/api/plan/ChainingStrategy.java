package dev.millrace.api.plan;

/// Defines whether a step may be chained to its neighbours without an exchange.
public enum ChainingStrategy {
    /// Chains the step to both neighbours.
    ALWAYS,
    /// Never chains the step.
    NEVER,
    /// Chains the step only to the next step.
    HEAD,
    /// Chains the step to the next step, and to a source before it.
    HEAD_WITH_SOURCES;

    /// The strategy that applies if a step sets none.
    public static final ChainingStrategy DEFAULT_CHAINING_STRATEGY = ALWAYS;
}
