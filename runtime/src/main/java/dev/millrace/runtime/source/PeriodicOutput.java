package dev.millrace.runtime.source;

import dev.millrace.api.source.SourceOutput;

/// Receives a reader's records, and emits periodic watermarks.
interface PeriodicOutput<T> extends SourceOutput<T> {

    /// Emits periodic watermarks at the end of an interval.
    void emitPeriodic();
}
