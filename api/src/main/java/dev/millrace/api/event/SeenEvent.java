package dev.millrace.api.event;

import java.util.Collections;
import java.util.Map;

/// Holds the values of an event.
record SeenEvent(
        long getObservedTsMillis,
        String getClassScope,
        String getName,
        String getBody,
        String getSeverity,
        Map<String, Object> getAttributes)
        implements Event {
    SeenEvent {
        getAttributes = Collections.unmodifiableMap(getAttributes);
    }
}
