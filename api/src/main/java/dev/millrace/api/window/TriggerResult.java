package dev.millrace.api.window;

/// What happens to a window after a trigger was asked.
public enum TriggerResult {
    /// Nothing.
    CONTINUE(false, false),
    /// The contents are emitted and dropped.
    FIRE_AND_PURGE(true, true),
    /// The contents are emitted and kept.
    FIRE(true, false),
    /// The contents are dropped without being emitted.
    PURGE(false, true);

    private final boolean fire;
    private final boolean purge;

    TriggerResult(boolean fire, boolean purge) {
        this.fire = fire;
        this.purge = purge;
    }

    /// Whether the contents are emitted.
    public boolean isFire() {
        return fire;
    }

    /// Whether the contents are dropped.
    public boolean isPurge() {
        return purge;
    }
}
