package dev.millrace.conformance;

/// Is what came of a case.
public sealed interface Outcome {
    /// Says that the result is the expected one.
    record Passed() implements Outcome {}

    /// Says that the result differs.
    ///
    /// @param expected the expected result or error
    /// @param actual the result or error of Millrace
    /// @param plan the plan of the query, or an empty text if it was refused
    record Failed(String expected, String actual, String plan) implements Outcome {}

    /// Says that the case was not run.
    record Skipped(String reason) implements Outcome {}

    /// Is the outcome of a case with the expected result.
    Outcome PASSED = new Passed();
}
