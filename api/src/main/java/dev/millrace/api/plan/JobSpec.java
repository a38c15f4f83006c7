package dev.millrace.api.plan;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import java.util.List;
import java.util.Map;

/// A complete description of a job, handed to an executor.
///
/// @param steps all that lead to a sink or have an effect of their own, inputs before those who read them
/// @param configuration a snapshot; holds the settings of `executionConfig` and `checkpoints` too
/// @param cachedFiles what the program registered, by name
/// @param slotSharingGroups those that were given with resources, by name
/// @param userLoader loads the classes of the program
public record JobSpec(
        String name,
        List<Step<?>> steps,
        Configuration configuration,
        ExecutionConfig executionConfig,
        CheckpointConfig checkpoints,
        Map<String, DistributedCacheEntry> cachedFiles,
        Map<String, SlotSharingGroup> slotSharingGroups,
        ClassLoader userLoader) {}
