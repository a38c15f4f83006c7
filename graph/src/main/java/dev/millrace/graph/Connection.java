package dev.millrace.graph;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.OutputTag;
import org.jspecify.annotations.Nullable;

/// A connection between two steps that do something, the virtual ones between them dissolved.
///
/// @param input of the receiver
/// @param side which output of the sender; null for the main one
/// @param partitioning resolved: never automatic
record Connection(
        Step<?> from, Step<?> to, int input, @Nullable OutputTag<?> side, Partitioning partitioning) {}
