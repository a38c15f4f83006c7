package dev.millrace.api.operator;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Represents the namespace of state and timers that have no namespace.
public final class VoidNamespace {
    /// The only instance.
    public static final VoidNamespace INSTANCE = new VoidNamespace();

    private VoidNamespace() {}

    /// Returns the only instance.
    public static VoidNamespace get() {
        return INSTANCE;
    }

    @Override
    public int hashCode() {
        return 99;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return Objects.equals(other == null ? null : other.getClass(), VoidNamespace.class);
    }

    @Override
    public String toString() {
        return "VoidNamespace";
    }
}
