package dev.millrace.graph;

import dev.millrace.api.type.OutputTag;
import org.jspecify.annotations.Nullable;

/// Represents one exit of a step's output.
public sealed interface Exit {

    /// Returns the side output; null for the main output.
    @Nullable
    OutputTag<?> side();

    /// Leads to the next step in the same subtask.
    record Chained(@Nullable OutputTag<?> side, ChainLink next) implements Exit {}

    /// Leads to another vertex.
    record Shipped(@Nullable OutputTag<?> side, Edge edge) implements Exit {}
}
