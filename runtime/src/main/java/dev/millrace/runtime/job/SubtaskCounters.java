package dev.millrace.runtime.job;

import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.function.Supplier;

/// Gives access to the counters of one subtask.
///
/// @param reading returns the newest values; thread-safe
public record SubtaskCounters(Subtask subtask, Supplier<SubtaskMetrics.Reading> reading) {}
