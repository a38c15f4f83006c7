package dev.millrace.table.api;

/// Has a plan that can be stored and run later.
public interface Compilable {

    /// Returns the plan. It does not change if the program or the version of Millrace changes.
    CompiledPlan compilePlan();
}
