package dev.millrace.api.window;

/// Represents a finite part of a stream. Windows are part of state keys, so each subclass must define equality.
public abstract class Window {

    /// Returns the largest timestamp, in milliseconds, that belongs to the window.
    public abstract long maxTimestamp();
}
