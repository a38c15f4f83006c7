package dev.millrace.table.api;

/// Can explain how it would be executed.
///
/// @param <SELF> the own class
public interface Explainable<SELF extends Explainable<SELF>> {

    /// Returns the plan as a text.
    default String explain(ExplainDetail... extraDetails) {
        return explain(ExplainFormat.TEXT, extraDetails);
    }

    /// Returns the plan in a format.
    String explain(ExplainFormat format, ExplainDetail... extraDetails);

    /// Prints the plan to standard output.
    @SuppressWarnings("unchecked")
    default SELF printExplain(ExplainDetail... extraDetails) {
        System.out.println(explain(extraDetails));
        return (SELF) this;
    }
}
