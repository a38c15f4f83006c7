package dev.millrace.runtime.job;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.runtime.chain.Subtask;

/// Holds what one subtask has accumulated under one name.
///
/// @param subtask the attempt's own object, compared by identity, because vertices may have the same names
/// @param value the accumulator, or a failure if another process could not send the accumulator
public record AccumulatorPart(Subtask subtask, String name, OptionalFailure<Accumulator<?, ?>> value) {}
