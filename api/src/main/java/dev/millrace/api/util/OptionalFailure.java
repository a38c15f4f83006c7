package dev.millrace.api.util;

import dev.millrace.api.util.function.CheckedSupplier;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds a value or the error that replaced it.
public class OptionalFailure<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient @Nullable T value;
    private final @Nullable Throwable failureCause;

    private OptionalFailure(@Nullable T value, @Nullable Throwable failureCause) {
        this.value = value;
        this.failureCause = failureCause;
    }

    /// Returns an object with a value, which may be null.
    public static <T> OptionalFailure<T> of(@Nullable T value) {
        return new OptionalFailure<>(value, null);
    }

    /// Returns an object with an error.
    public static <T> OptionalFailure<T> ofFailure(Throwable failureCause) {
        return new OptionalFailure<>(null, failureCause);
    }

    /// Calls the supplier and returns an object with its value, or with its exception.
    public static <T> OptionalFailure<T> createFrom(CheckedSupplier<T> valueSupplier) {
        try {
            return of(valueSupplier.get());
        } catch (Exception thrown) {
            return ofFailure(thrown);
        }
    }

    /// Returns the value.
    ///
    /// @throws FlinkException if there is an error, which is the cause
    @SuppressWarnings("NullAway") // callers know whether the value may be null
    public T get() throws FlinkException {
        if (failureCause != null) throw new FlinkException(failureCause);
        return value;
    }

    /// Returns the value.
    ///
    /// @throws FlinkRuntimeException if there is an error, which is the cause
    @SuppressWarnings("NullAway") // callers know whether the value may be null
    public T getUnchecked() {
        if (failureCause != null) throw new FlinkRuntimeException(failureCause);
        return value;
    }

    /// Returns the error; null if there is a value.
    public @Nullable Throwable getFailureCause() {
        return failureCause;
    }

    /// Returns whether there is an error instead of a value.
    public boolean isFailure() {
        return failureCause != null;
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, failureCause);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionalFailure<?> that
                && Objects.equals(that.value, value)
                && Objects.equals(that.failureCause, failureCause);
    }

    @Override
    public String toString() {
        return failureCause == null ? String.valueOf(value) : "failure: " + failureCause;
    }

    private void writeObject(ObjectOutputStream output) throws IOException {
        output.defaultWriteObject();
        output.writeObject(value);
    }

    @SuppressWarnings("unchecked")
    private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
        input.defaultReadObject();
        value = (T) input.readObject();
    }
}
