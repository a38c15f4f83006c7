package dev.millrace.api.io;

/// Lets an output format remove partial output.
public interface CleanupWhenUnsuccessful {

    /// Removes the partial output as far as possible. Called after a failure.
    void tryCleanupOnError() throws Exception;
}
