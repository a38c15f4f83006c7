package dev.millrace.table.connector.source;

import dev.millrace.api.source.DynamicFilteringInfo;
import dev.millrace.api.source.SourceEvent;

/// Carries the values of a join to the reader of a source.
public class DynamicFilteringEvent implements SourceEvent, DynamicFilteringInfo {
    private static final long serialVersionUID = 1L;

    private final DynamicFilteringData data;

    /// Creates the event.
    public DynamicFilteringEvent(DynamicFilteringData data) {
        this.data = data;
    }

    /// Returns the values.
    public DynamicFilteringData getData() {
        return data;
    }

    @Override
    public String toString() {
        return "DynamicFilteringEvent(" + data + ")";
    }
}
