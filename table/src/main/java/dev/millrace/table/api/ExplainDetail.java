package dev.millrace.table.api;

/// Asks EXPLAIN for more.
public enum ExplainDetail {
    /// The estimated cost of each operator.
    ESTIMATED_COST,
    /// The kinds of changes that each operator emits.
    CHANGELOG_MODE,
    /// The plan of the job in JSON.
    JSON_EXECUTION_PLAN,
    /// Advice about the plan.
    PLAN_ADVICE
}
