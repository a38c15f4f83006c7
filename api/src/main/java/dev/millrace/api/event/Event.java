package dev.millrace.api.event;

import java.util.Map;

/// Something that happened at a moment, such as a job's failure. Cannot change.
public interface Event {

    /// Begins an event.
    ///
    /// @param classScope whose matter it is
    static EventBuilder builder(Class<?> classScope, String name) {
        return new EventBuilder(classScope, name);
    }

    /// When it was seen, by the wall clock.
    long getObservedTsMillis();

    /// What it is called.
    String getName();

    /// Whose matter it is: the name of a class.
    String getClassScope();

    /// What happened, in words; empty if there are none.
    String getBody();

    /// How grave it is, as logs say it: `INFO`, `WARN`; empty if nobody says.
    String getSeverity();

    /// More about it: texts, `Long`s, `Double`s and `Boolean`s, by name.
    Map<String, Object> getAttributes();
}
