package dev.millrace.api.event;

import java.util.Collections;
import java.util.Map;

/// An event as its builder makes it.
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
