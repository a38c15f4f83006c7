package dev.millrace.api.event;

import java.util.Map;

/// Describes an event, for example the failure of a job. Immutable.
public interface Event {

    /// Creates a builder for an event.
    ///
    /// @param classScope the class to which the event belongs
    static EventBuilder builder(Class<?> classScope, String name) {
        return new EventBuilder(classScope, name);
    }

    /// Returns the time at which the event was observed, in milliseconds since the epoch.
    long getObservedTsMillis();

    /// Returns the name of the event.
    String getName();

    /// Returns the name of the class to which the event belongs.
    String getClassScope();

    /// Returns the description of the event; empty if there is none.
    String getBody();

    /// Returns the severity as log levels name it, for example `INFO` or `WARN`; empty if none was set.
    String getSeverity();

    /// Returns the attributes by name. Each value is a `String`, a `Long`, a `Double` or a `Boolean`.
    Map<String, Object> getAttributes();
}
