package dev.millrace.api.function;

/// Assigns the same key to every record.
public class NullByteKeySelector<T> implements KeySelector<T, Byte> {
    private static final long serialVersionUID = 1L;

    @Override
    public Byte getKey(T value) {
        return 0;
    }
}
