package dev.millrace.api.trace.reporter;

import dev.millrace.api.metric.Reporter;
import dev.millrace.api.trace.Span;

/// Brings spans to a system outside. Told on a thread of its own, so it may take its time: spans for which nothing has
/// room any more are left out meanwhile, and counted. One that is [dev.millrace.api.metric.reporter.Scheduled] too is
/// asked to send what it was told, on the same thread.
public interface TraceReporter extends Reporter {

    /// A span is over.
    void notifyOfAddedSpan(Span span);
}
