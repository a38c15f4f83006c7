package dev.millrace.sql.statement;

import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Changes an object.
public sealed interface AlterStatement extends Statement {

    /// Returns the name of the object.
    ObjectName name();

    /// Returns the kind of the object.
    ObjectKind kind();

    /// Renames an object.
    ///
    /// @param ifExists whether the object may be missing
    record Rename(ObjectKind kind, ObjectName name, boolean ifExists, ObjectName newName) implements AlterStatement {}

    /// Sets options of an object.
    ///
    /// @param ifExists whether the object may be missing
    record SetOptions(ObjectKind kind, ObjectName name, boolean ifExists, Map<String, String> options)
            implements AlterStatement {}

    /// Removes options of an object.
    ///
    /// @param ifExists whether the object may be missing
    record ResetOptions(ObjectKind kind, ObjectName name, boolean ifExists, List<String> keys)
            implements AlterStatement {}

    /// Changes the comment of an object.
    record Comment(ObjectKind kind, ObjectName name, String comment) implements AlterStatement {}

    /// Changes the query of a view or a materialized table.
    ///
    /// @param ifExists whether the object may be missing
    record Query(ObjectKind kind, ObjectName name, boolean ifExists, SqlNode query) implements AlterStatement {}

    /// Changes columns, constraints, the watermark, the distribution or partitions of a table.
    ///
    /// @param ifExists whether the table may be missing
    record Table(ObjectKind kind, ObjectName name, boolean ifExists, List<TableChange> changes)
            implements AlterStatement {}

    /// Changes the class of a function.
    ///
    /// @param language JAVA, SCALA or PYTHON
    record Function(ObjectName name, Modifiers modifiers, String className, String language) implements AlterStatement {
        @Override
        public ObjectKind kind() {
            return ObjectKind.FUNCTION;
        }
    }

    /// Changes the freshness of a materialized table.
    record Freshness(ObjectName name, SqlNode interval) implements OfMaterializedTable {}

    /// Changes the refresh mode of a materialized table.
    record RefreshMode(ObjectName name, String mode) implements OfMaterializedTable {}

    /// Suspends the refreshes of a materialized table.
    record Suspend(ObjectName name) implements OfMaterializedTable {}

    /// Resumes the refreshes of a materialized table.
    record Resume(ObjectName name, Map<String, String> options) implements OfMaterializedTable {}

    /// Refreshes a materialized table now.
    ///
    /// @param partition the partition; null for the whole table
    record Refresh(ObjectName name, @Nullable PartitionValues partition) implements OfMaterializedTable {}

    /// Is a change that only materialized tables have.
    sealed interface OfMaterializedTable extends AlterStatement {
        @Override
        default ObjectKind kind() {
            return ObjectKind.MATERIALIZED_TABLE;
        }
    }
}
