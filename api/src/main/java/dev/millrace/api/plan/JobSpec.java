package dev.millrace.api.plan;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import java.util.List;
import java.util.Map;

/// Describes a complete job for an executor.
///
/// @param steps the steps that lead to a sink or have an effect of their own; inputs come first
/// @param configuration a snapshot, which also contains the settings of `executionConfig` and `checkpoints`
/// @param cachedFiles the files that the program registers, by name
/// @param slotSharingGroups the groups with resources, by name
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
