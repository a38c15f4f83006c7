package dev.millrace.api.event.reporter;

import dev.millrace.api.event.Event;
import dev.millrace.api.metric.Reporter;

/// Brings events to a system outside. Told on a thread of its own, so it may take its time: events for which nothing
/// has room any more are left out meanwhile, and counted. One that is
/// [dev.millrace.api.metric.reporter.Scheduled] too is asked to send what it was told, on the same thread.
public interface EventReporter extends Reporter {

    /// Something has happened.
    void notifyOfAddedEvent(Event event);
}
