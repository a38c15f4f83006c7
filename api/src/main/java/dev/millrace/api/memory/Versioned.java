package dev.millrace.api.memory;

/// Something whose form can change from version to version.
public interface Versioned {

    /// The version of the form that is written now.
    int getVersion();
}
