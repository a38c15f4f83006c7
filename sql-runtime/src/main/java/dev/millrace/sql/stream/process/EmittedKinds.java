package dev.millrace.sql.stream.process;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.connector.ChangelogMode;
import java.io.Serializable;
import java.util.EnumSet;

/// Is a mode of changes that travels to workers.
///
/// @param kinds the kinds of changes
/// @param areDeletesByKey whether deleted rows have their key only
public record EmittedKinds(EnumSet<RowKind> kinds, boolean areDeletesByKey) implements Serializable {

    /// Returns the kinds of a mode.
    public static EmittedKinds of(ChangelogMode mode) {
        return new EmittedKinds(EnumSet.copyOf(mode.getContainedKinds()), mode.keyOnlyDeletes());
    }

    /// Returns the mode in the class of programs.
    ChangelogMode mode() {
        ChangelogMode.Builder builder = ChangelogMode.newBuilder().keyOnlyDeletes(areDeletesByKey);
        for (RowKind each : kinds) builder.addContainedKind(each);
        return builder.build();
    }
}
