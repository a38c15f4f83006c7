package dev.millrace.api.operator;

/// Notifies an operator with one input of the end of its input. The operator may still emit records.
public interface BoundedOneInput {

    /// Handles the end of the input.
    void endInput() throws Exception;
}
