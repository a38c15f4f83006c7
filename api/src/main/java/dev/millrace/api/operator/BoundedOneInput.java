package dev.millrace.api.operator;

/// For operators of one input that want to be told of its end. They may still emit then.
public interface BoundedOneInput {

    void endInput() throws Exception;
}
