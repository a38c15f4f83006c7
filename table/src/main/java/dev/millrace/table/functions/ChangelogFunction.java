package dev.millrace.table.functions;

import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.types.inference.FunctionDefinition;
import org.jspecify.annotations.Nullable;

/// Is a process table function that emits updated and deleted rows.
public interface ChangelogFunction extends FunctionDefinition {

    /// Returns the kinds of changes that the function emits. The planner asks more than once.
    ChangelogMode getChangelogMode(ChangelogContext changelogContext);

    /// Describes the tables and the consumer of a call.
    interface ChangelogContext {

        /// Returns the kinds of changes of an argument that is a table; null for other arguments.
        ///
        /// @param pos the index of the argument
        @Nullable
        ChangelogMode getTableChangelogMode(int pos);

        /// Returns the kinds of changes that the consumer of the result accepts.
        ChangelogMode getRequiredChangelogMode();
    }
}
