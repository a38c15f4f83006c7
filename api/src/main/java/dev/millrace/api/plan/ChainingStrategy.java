package dev.millrace.api.plan;

/// Whether a step may run in one chain with its neighbours, without an exchange between them.
public enum ChainingStrategy {
    /// With both neighbours.
    ALWAYS,
    /// With none.
    NEVER,
    /// With the step after it only.
    HEAD,
    /// With the step after it, and with a source before it.
    HEAD_WITH_SOURCES;

    /// What a step has if nobody says otherwise.
    public static final ChainingStrategy DEFAULT_CHAINING_STRATEGY = ALWAYS;
}
