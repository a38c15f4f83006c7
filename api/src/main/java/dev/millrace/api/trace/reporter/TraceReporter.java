package dev.millrace.api.trace.reporter;

import dev.millrace.api.metric.Reporter;
import dev.millrace.api.trace.Span;

/// Exports spans to an external system. The engine calls each reporter on its own thread, also the `report` method of a
/// reporter that is [dev.millrace.api.metric.reporter.Scheduled]. While a slow reporter does not keep up, up to 1,024
/// spans wait; further spans are dropped and counted.
public interface TraceReporter extends Reporter {

    /// Called for each completed span. If the method throws, the engine logs the error and drops the span.
    void notifyOfAddedSpan(Span span);
}
