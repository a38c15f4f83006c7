package dev.millrace.api.event.reporter;

import dev.millrace.api.event.Event;
import dev.millrace.api.metric.Reporter;

/// Exports events to an external system. The engine calls each reporter on its own thread, also the `report` method of
/// a reporter that is [dev.millrace.api.metric.reporter.Scheduled]. While a slow reporter does not keep up, up to 1,024
/// events wait; further events are dropped and counted.
public interface EventReporter extends Reporter {

    /// Called for each event. If the method throws, the engine logs the error and drops the event.
    void notifyOfAddedEvent(Event event);
}
