package dev.millrace.api.operator;

/// Creates operators with one input.
public interface OneInputStreamOperatorFactory<IN, OUT> extends StreamOperatorFactory<OUT> {}
