package dev.millrace.conformance;

/// Is what came of a case.
public sealed interface CaseOutcome {
    /// Says that the result is the expected one.
    record Passed() implements CaseOutcome {}

    /// Says that the result differs.
    ///
    /// @param expected the expected result or error
    /// @param actual the result or error of Millrace
    /// @param plan the plan of the query, or an empty text if it was refused
    record Failed(String expected, String actual, String plan) implements CaseOutcome {}

    /// Says that the case was not run.
    record Skipped(String reason) implements CaseOutcome {}

    /// Is the outcome of a case with the expected result.
    CaseOutcome PASSED = new Passed();
}
