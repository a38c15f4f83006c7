package dev.millrace.runtime.job;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.runtime.chain.Subtask;

/// What one subtask has accumulated under a name.
///
/// @param subtask the attempt's own object: vertices may have the same names
/// @param value a failure if another process could not tell it
public record AccumulatorPart(Subtask subtask, String name, OptionalFailure<Accumulator<?, ?>> value) {}
