package dev.millrace.table.module;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a module of a session in a list. Immutable.
public class ModuleEntry {
    private final String name;
    private final boolean isUsed;

    /// Creates an entry.
    public ModuleEntry(String name, boolean isUsed) {
        this.name = Objects.requireNonNull(name);
        this.isUsed = isUsed;
    }

    /// Returns the name.
    public String name() {
        return name;
    }

    /// Returns whether the session asks the module for functions.
    public boolean used() {
        return isUsed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModuleEntry entry && name.equals(entry.name) && isUsed == entry.isUsed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, isUsed);
    }

    @Override
    public String toString() {
        return "ModuleEntry(" + name + ", " + isUsed + ")";
    }
}
