package dev.millrace.api.window;

/// A finite part of a stream. Windows are keys of state, so each kind defines equality.
public abstract class Window {

    /// The last timestamp in milliseconds that still belongs to the window.
    public abstract long maxTimestamp();
}
