package dev.millrace.runtime.source;

import dev.millrace.api.source.SourceOutput;

/// What a reader emits into, and who is told when periodic watermarks are due.
interface PeriodicOutput<T> extends SourceOutput<T> {

    /// The interval is over.
    void emitPeriodic();
}
