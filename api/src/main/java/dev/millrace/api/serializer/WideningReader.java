package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import java.io.IOException;

/// Reads numbers of a type as numbers of a wider type.
final class WideningReader<T> extends ReadingSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Scalar target;

    WideningReader(TypeSerializer<?> narrow, Scalar target) {
        super(narrow);
        this.target = target;
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new WideningReader<>(others[0], target);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView source) throws IOException {
        return (T) target.widen(nested[0].deserialize(source));
    }
}
