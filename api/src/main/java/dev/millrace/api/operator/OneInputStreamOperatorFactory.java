package dev.millrace.api.operator;

/// Makes operators with one input.
public interface OneInputStreamOperatorFactory<IN, OUT> extends StreamOperatorFactory<OUT> {}
