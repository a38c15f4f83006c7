package dev.millrace.processor;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// Holds the settings for bootstrapping the state of one operator.
///
/// @param maxParallelism empty for the savepoint's
/// @param checkpointId empty for the savepoint's
record BootstrapSettings(OptionalInt maxParallelism, OptionalLong checkpointId) {}
