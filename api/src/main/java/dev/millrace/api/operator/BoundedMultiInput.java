package dev.millrace.api.operator;

/// For operators of several inputs that want to be told of the end of each. They may still emit then.
public interface BoundedMultiInput {

    /// @param inputId the input that ended, from 1
    void endInput(int inputId) throws Exception;
}
