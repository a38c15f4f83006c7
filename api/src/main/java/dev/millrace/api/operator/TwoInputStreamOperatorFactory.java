package dev.millrace.api.operator;

/// Creates a [TwoInputStreamOperator] in each subtask of a step. Used by `ConnectedStreams.transform`.
///
/// @param <IN1> the type of the first input
/// @param <IN2> the type of the second input
/// @param <OUT> the type of the output
public interface TwoInputStreamOperatorFactory<IN1, IN2, OUT> extends StreamOperatorFactory<OUT> {}
