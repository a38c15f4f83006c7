package dev.millrace.api.operator;

/// Creates a [OneInputStreamOperator] in each subtask of a step. Used by `DataStream.transform`.
///
/// @param <IN> the type of the input
/// @param <OUT> the type of the output
public interface OneInputStreamOperatorFactory<IN, OUT> extends StreamOperatorFactory<OUT> {}
