package dev.millrace.table.api.config;

/// Says in how many phases groups are computed. Millrace decides this itself.
public enum AggregatePhaseStrategy {
    AUTO,
    ONE_PHASE,
    TWO_PHASE
}
