package dev.millrace.table.connector;

import java.util.Optional;

/// Helps a connector to add steps to a job.
public interface ProviderContext {

    /// Returns an identifier of a step that is the same in each run of the same query; empty if the query has none.
    ///
    /// @param name identifies the step within the source or sink
    Optional<String> generateUid(String name);

    /// Returns the kind of the node of the plan to which the steps belong.
    default String getContainerNodeType() {
        return "";
    }

    /// Returns the name of the node of the plan to which the steps belong.
    default String getName() {
        return "";
    }

    /// Returns the description of the node of the plan to which the steps belong.
    default String getDescription() {
        return "";
    }
}
