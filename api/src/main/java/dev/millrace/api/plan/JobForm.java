package dev.millrace.api.plan;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.util.InstantiationUtil;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A job as bytes, for a process that has the program's classes too: Java's serialization, since a job consists of
/// the program's functions, which are serializable for that very reason. Both processes must be of one version.
public final class JobForm {
    private JobForm() {}

    private record Written(
            String name,
            List<Step<?>> steps,
            Configuration configuration,
            ExecutionConfig executionConfig,
            CheckpointConfig checkpoints,
            Map<String, DistributedCacheEntry> cachedFiles,
            Map<String, SlotSharingGroup> slotSharingGroups)
            implements Serializable {}

    /// @throws dev.millrace.base.fault.MillraceException if something in it cannot be serialized
    public static byte[] write(JobSpec spec) {
        // Inputs come before those who read them, so nothing is written from inside of what it is read by.
        Written written = new Written(
                spec.name(),
                new ArrayList<>(spec.steps()),
                spec.configuration(),
                spec.executionConfig(),
                spec.checkpoints(),
                new HashMap<>(spec.cachedFiles()),
                new HashMap<>(spec.slotSharingGroups()));
        try {
            return InstantiationUtil.serializeObject(written);
        } catch (NotSerializableException what) {
            throw StreamFaults.NOT_SENDABLE
                    .what("job '%s' holds an object of %s, which cannot be serialized", spec.name(), what.getMessage())
                    .why("a job is sent to the processes that run it")
                    .cause(what)
                    .fix("make the class Serializable, or create the object in open()");
        } catch (IOException failed) {
            throw StreamFaults.NOT_SENDABLE
                    .what("job '%s' cannot be serialized", spec.name())
                    .cause(failed)
                    .fix("see the cause");
        }
    }

    /// @param loader of the program's classes
    /// @throws dev.millrace.base.fault.MillraceException if a class is missing or another
    public static JobSpec read(byte[] bytes, ClassLoader loader) {
        try {
            Written written = InstantiationUtil.deserializeObject(bytes, loader);
            return new JobSpec(
                    written.name,
                    List.copyOf(written.steps),
                    written.configuration,
                    written.executionConfig,
                    written.checkpoints,
                    written.cachedFiles,
                    written.slotSharingGroups,
                    loader);
        } catch (IOException | ClassNotFoundException failed) {
            throw StreamFaults.NOT_SENDABLE
                    .what("a job that was sent cannot be read")
                    .why(String.valueOf(failed.getMessage()))
                    .cause(failed)
                    .fix("send the program's jars with it, from a client of the same version");
        }
    }
}
