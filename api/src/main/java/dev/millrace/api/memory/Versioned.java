package dev.millrace.api.memory;

/// Defines the version of a format.
public interface Versioned {

    /// Returns the version in which data is written.
    int getVersion();
}
