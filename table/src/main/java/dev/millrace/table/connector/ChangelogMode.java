package dev.millrace.table.connector;

import dev.millrace.api.value.RowKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which kinds of changes a table or a format has. Immutable.
public final class ChangelogMode {
    private static final ChangelogMode INSERT_ONLY =
            newBuilder().addContainedKind(RowKind.INSERT).build();
    private static final ChangelogMode ALL = newBuilder()
            .addContainedKind(RowKind.INSERT)
            .addContainedKind(RowKind.UPDATE_BEFORE)
            .addContainedKind(RowKind.UPDATE_AFTER)
            .addContainedKind(RowKind.DELETE)
            .build();

    private final Set<RowKind> kinds;
    private final boolean keyOnlyDeletes;

    private ChangelogMode(Set<RowKind> kinds, boolean keyOnlyDeletes) {
        this.kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        this.keyOnlyDeletes = keyOnlyDeletes;
    }

    /// Returns the mode of new rows only.
    public static ChangelogMode insertOnly() {
        return INSERT_ONLY;
    }

    /// Returns the mode of changes without the former rows of updates. Deleted rows may have only their key.
    public static ChangelogMode upsert() {
        return upsert(true);
    }

    /// Returns the mode of changes without the former rows of updates.
    ///
    /// @param keyOnlyDeletes whether deleted rows may have only their key
    public static ChangelogMode upsert(boolean keyOnlyDeletes) {
        return newBuilder()
                .addContainedKind(RowKind.INSERT)
                .addContainedKind(RowKind.UPDATE_AFTER)
                .addContainedKind(RowKind.DELETE)
                .keyOnlyDeletes(keyOnlyDeletes)
                .build();
    }

    /// Returns the mode of all kinds of changes.
    public static ChangelogMode all() {
        return ALL;
    }

    /// Starts a mode without kinds.
    public static Builder newBuilder() {
        return new Builder();
    }

    /// Returns the kinds of changes.
    public Set<RowKind> getContainedKinds() {
        return kinds;
    }

    /// Returns whether changes of a kind may occur.
    public boolean contains(RowKind kind) {
        return kinds.contains(kind);
    }

    /// Returns whether changes of the kind, and of no other, may occur.
    public boolean containsOnly(RowKind kind) {
        return kinds.size() == 1 && kinds.contains(kind);
    }

    /// Returns whether deleted rows may have only their key.
    public boolean keyOnlyDeletes() {
        return keyOnlyDeletes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChangelogMode mode && kinds.equals(mode.kinds) && keyOnlyDeletes == mode.keyOnlyDeletes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kinds, keyOnlyDeletes);
    }

    @Override
    public String toString() {
        return keyOnlyDeletes ? kinds + " (deletes with keys only)" : kinds.toString();
    }

    /// Builds a mode. Not thread-safe.
    public static class Builder {
        private final Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);
        private boolean keyOnlyDeletes;

        private Builder() {}

        /// Adds a kind of changes.
        public Builder addContainedKind(RowKind kind) {
            kinds.add(kind);
            return this;
        }

        /// Says whether deleted rows may have only their key.
        public Builder keyOnlyDeletes(boolean isKeyOnly) {
            this.keyOnlyDeletes = isKeyOnly;
            return this;
        }

        /// Returns the mode.
        public ChangelogMode build() {
            return new ChangelogMode(kinds, keyOnlyDeletes);
        }
    }
}
