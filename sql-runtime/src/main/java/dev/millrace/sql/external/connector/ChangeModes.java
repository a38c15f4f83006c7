package dev.millrace.sql.external.connector;

import dev.millrace.api.value.RowKind;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.connector.ChangelogMode;

/// Converts between the kinds of changes of plans and of connectors.
final class ChangeModes {
    private ChangeModes() {}

    static ChangeKinds of(ChangelogMode mode) {
        return new ChangeKinds(
                mode.contains(RowKind.INSERT),
                mode.contains(RowKind.UPDATE_BEFORE),
                mode.contains(RowKind.UPDATE_AFTER),
                mode.contains(RowKind.DELETE));
    }
}
