package dev.millrace.api.window;

/// Tells what happens to a window after a trigger call.
public enum TriggerResult {
    /// Nothing happens to the window.
    CONTINUE(false, false),
    /// The window function processes the elements, and the window drops them.
    FIRE_AND_PURGE(true, true),
    /// The window function processes the elements, and the window keeps them.
    FIRE(true, false),
    /// The window drops its elements without a call of the window function.
    PURGE(false, true);

    private final boolean fire;
    private final boolean purge;

    TriggerResult(boolean fire, boolean purge) {
        this.fire = fire;
        this.purge = purge;
    }

    /// Tells whether the window function processes the elements.
    public boolean isFire() {
        return fire;
    }

    /// Tells whether the window drops its elements.
    public boolean isPurge() {
        return purge;
    }
}
