package dev.millrace.table.watermark;

/// Says when a source emits watermarks.
public enum WatermarkEmitStrategy {
    /// After each row.
    ON_EVENT("on-event"),
    /// At intervals.
    ON_PERIODIC("on-periodic");

    private final String alias;

    WatermarkEmitStrategy(String alias) {
        this.alias = alias;
    }

    /// Returns the name in options.
    public String getAlias() {
        return alias;
    }

    /// Returns whether watermarks are emitted after each row.
    public boolean isOnEvent() {
        return this == ON_EVENT;
    }

    /// Returns whether watermarks are emitted at intervals.
    public boolean isOnPeriodic() {
        return this == ON_PERIODIC;
    }

    @Override
    public String toString() {
        return alias;
    }
}
