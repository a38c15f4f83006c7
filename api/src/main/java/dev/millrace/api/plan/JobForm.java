package dev.millrace.api.plan;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.util.InstantiationUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// Converts a job to bytes for a process that has the classes of the program. Java serialization converts the job,
/// because its functions are serializable. A version and a checksum precede the job. Both processes must have the
/// same version.
public final class JobForm {
    /// The ASCII codes of "MRJ1".
    private static final int MAGIC = 0x4D524A31;

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

    /// Serializes a job.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a part of the job is not serializable
    public static byte[] write(JobSpec spec) {
        // Steps come after their inputs, so serialization does not recurse through inputs.
        Written written = new Written(
                spec.name(),
                new ArrayList<>(spec.steps()),
                spec.configuration(),
                spec.executionConfig(),
                spec.checkpoints(),
                new HashMap<>(spec.cachedFiles()),
                new HashMap<>(spec.slotSharingGroups()));
        try {
            return framed(InstantiationUtil.serializeObject(written));
        } catch (NotSerializableException what) {
            throw StreamFaults.NOT_SENDABLE
                    .what("Job '%s' holds an object of %s, which cannot be serialized.", spec.name(), what.getMessage())
                    .why("A job is sent to the processes that run it.")
                    .cause(what)
                    .fix("Make the class Serializable, or create the object in open().");
        } catch (IOException failed) {
            throw StreamFaults.NOT_SENDABLE
                    .what("Job '%s' cannot be serialized.", spec.name())
                    .cause(failed)
                    .fix("Correct the cause.");
        }
    }

    private static byte[] framed(byte[] job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(job.length + 64);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeUTF(version());
        out.writeInt(checksum(job));
        out.write(job);
        return bytes.toByteArray();
    }

    private static byte[] unframed(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC) throw new StreamCorruptedException("these bytes are no job");
        String version = in.readUTF();
        if (!version.equals(version()))
            throw new InvalidObjectException("it is of version " + version + ", and this is version " + version());
        int expected = in.readInt();
        byte[] job = in.readAllBytes();
        if (checksum(job) != expected) throw new StreamCorruptedException("bytes were lost or changed on their way");
        return job;
    }

    private static int checksum(byte[] job) {
        CRC32C sum = new CRC32C();
        sum.update(job);
        return (int) sum.getValue();
    }

    private static String version() {
        String version = JobForm.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// Deserializes a job.
    ///
    /// @param loader loads the classes of the program
    /// @throws dev.millrace.base.fault.MillraceException if the bytes are damaged, or a class is missing or differs
    public static JobSpec read(byte[] bytes, ClassLoader loader) {
        try {
            Written written = InstantiationUtil.deserializeObject(unframed(bytes), loader);
            return new JobSpec(
                    written.name,
                    List.copyOf(written.steps),
                    written.configuration,
                    written.executionConfig,
                    written.checkpoints,
                    written.cachedFiles,
                    written.slotSharingGroups,
                    loader);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError failed) {
            // User code may run during deserialization, and classes may be incompatible.
            throw StreamFaults.NOT_SENDABLE
                    .what("A submitted job cannot be read.")
                    .cause(failed)
                    .fix("Send the jars of the program with the job, and use a client of the same version.");
        }
    }
}
