package dev.millrace.api.sink.legacy;

/// Drops all records.
public class DiscardingSink<T> implements SinkFunction<T> {
    private static final long serialVersionUID = 1L;

    public DiscardingSink() {}

    @Override
    public void invoke(T value) {}
}
