package dev.millrace.api.operator;

/// Notifies an operator with several inputs of the end of each input. The operator may still emit records.
public interface BoundedMultiInput {

    /// Handles the end of an input.
    ///
    /// @param inputId the number of the input, starting at 1
    void endInput(int inputId) throws Exception;
}
