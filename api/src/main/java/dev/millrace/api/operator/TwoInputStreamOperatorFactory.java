package dev.millrace.api.operator;

/// Creates operators with two inputs.
public interface TwoInputStreamOperatorFactory<IN1, IN2, OUT> extends StreamOperatorFactory<OUT> {}
