package dev.millrace.api.io;

/// An output format that can remove what it has written so far.
public interface CleanupWhenUnsuccessful {

    /// Removes what it can, after a failure.
    void tryCleanupOnError() throws Exception;
}
