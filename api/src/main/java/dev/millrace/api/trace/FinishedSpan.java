package dev.millrace.api.trace;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Holds the values of a span.
record FinishedSpan(
        String getScope,
        String getName,
        long getStartTsMillis,
        long getEndTsMillis,
        Map<String, Object> getAttributes,
        List<Span> getChildren)
        implements Span {
    FinishedSpan {
        getAttributes = Collections.unmodifiableMap(getAttributes);
        getChildren = List.copyOf(getChildren);
    }
}
