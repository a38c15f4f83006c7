package dev.millrace.sql.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Says which kinds of changes a stream of rows may have.
///
/// @param inserts whether there are new rows
/// @param befores whether an update is preceded by the former row
/// @param updates whether there are updated rows
/// @param deletes whether there are deleted rows
public record ChangeKinds(boolean inserts, boolean befores, boolean updates, boolean deletes) implements Serializable {
    /// Are new rows only.
    public static final ChangeKinds INSERTS = new ChangeKinds(true, false, false, false);

    /// Are new rows, and updates without the former rows.
    public static final ChangeKinds UPDATES = new ChangeKinds(true, false, true, false);

    /// Are new rows, updates without the former rows, and deleted rows.
    public static final ChangeKinds UPSERTS = new ChangeKinds(true, false, true, true);

    /// Are all kinds.
    public static final ChangeKinds ALL = new ChangeKinds(true, true, true, true);

    /// Returns whether there are new rows only.
    public boolean isInsertOnly() {
        return !updates && !deletes;
    }

    /// Returns the kinds that either stream has.
    public ChangeKinds or(ChangeKinds other) {
        return new ChangeKinds(
                inserts || other.inserts, befores || other.befores, updates || other.updates, deletes || other.deletes);
    }

    /// Returns the kinds with or without the former rows of updates. Streams without updates have none.
    public ChangeKinds withBefores(boolean areWanted) {
        return new ChangeKinds(inserts, areWanted && updates, updates, deletes);
    }

    /// Returns the kinds with deleted rows.
    public ChangeKinds withDeletes() {
        return new ChangeKinds(inserts, befores, updates, true);
    }

    /// Returns the text that EXPLAIN prints, such as `[I,UB,UA]`.
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        if (inserts) names.add("I");
        if (befores) names.add("UB");
        if (updates) names.add("UA");
        if (deletes) names.add("D");
        return "[" + String.join(",", names) + "]";
    }
}
