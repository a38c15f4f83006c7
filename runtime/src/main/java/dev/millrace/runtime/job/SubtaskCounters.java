package dev.millrace.runtime.job;

import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.function.Supplier;

/// What a subtask counts.
///
/// @param reading gives the newest figures; any thread
public record SubtaskCounters(Subtask subtask, Supplier<SubtaskMetrics.Reading> reading) {}
