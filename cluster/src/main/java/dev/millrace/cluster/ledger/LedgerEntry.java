package dev.millrace.cluster.ledger;

import dev.millrace.base.fault.Check;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.journal.JournalEntry;
import dev.millrace.graph.Bounds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Represents one change of the ledger. The codecs are written by hand, each with a version, because later releases
/// must read them.
sealed interface LedgerEntry {

    /// Types from this number on belong to other owners.
    int TYPES_END = 100;

    /// A job was accepted.
    record Added(StoredJob job) implements LedgerEntry {}

    /// A snapshot of a job is complete.
    record Pointed(String job, SnapshotPointer pointer) implements LedgerEntry {}

    /// A job has ended. Its resources must still be deleted.
    record Ended(StoredJobResult result) implements LedgerEntry {}

    /// All resources of an ended job are deleted.
    record Cleaned(String job) implements LedgerEntry {}

    /// The result of a job is not needed any more.
    record Dropped(String job) implements LedgerEntry {}

    /// A user has requested parallelisms of a job's vertices. The entry holds all requests so far, by vertex id.
    record Required(String job, Map<String, Bounds> bounds) implements LedgerEntry {}

    private int type() {
        return switch (this) {
            case Added _ -> 1;
            case Pointed _ -> 2;
            case Ended _ -> 3;
            case Cleaned _ -> 4;
            case Dropped _ -> 5;
            case Required _ -> 6;
        };
    }

    /// Returns the entry as a record of a journal.
    default JournalEntry written(long epoch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(1);
            switch (this) {
                case Added(StoredJob job) -> job(job, out);
                case Pointed(String job, SnapshotPointer(long checkpoint, String location)) -> {
                    text(job, out);
                    out.writeLong(checkpoint);
                    text(location, out);
                }
                case Ended(StoredJobResult result) -> result(result, out);
                case Cleaned(String job) -> text(job, out);
                case Dropped(String job) -> text(job, out);
                case Required(String job, Map<String, Bounds> bounds) -> {
                    text(job, out);
                    bounds(bounds, out);
                }
            }
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
        return new JournalEntry(type(), epoch, bytes.toByteArray());
    }

    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#LEDGER_ENTRY]
    static LedgerEntry read(JournalEntry entry) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry.payload()));
            int version = in.readByte();
            if (version != 1) throw new IOException("it has version " + version);
            return switch (entry.type()) {
                case 1 -> new Added(job(in));
                case 2 -> new Pointed(text(in), new SnapshotPointer(in.readLong(), text(in)));
                case 3 ->
                    new Ended(new StoredJobResult(
                            text(in),
                            text(in),
                            StoredJobResult.Outcome.valueOf(text(in)),
                            text(in),
                            in.readLong(),
                            false));
                case 4 -> new Cleaned(text(in));
                case 5 -> new Dropped(text(in));
                case 6 -> new Required(text(in), bounds(in));
                default -> throw new IOException("its type is not known");
            };
        } catch (IOException | IllegalArgumentException unknown) {
            throw ClusterFaults.LEDGER_ENTRY
                    .what("A record of the journal is unknown: %s", entry)
                    .cause(unknown)
                    .fix("Start the release that wrote the record.");
        }
    }

    private static void job(StoredJob job, DataOutputStream out) throws IOException {
        text(job.id(), out);
        text(job.name(), out);
        artifact(job.spec(), out);
        out.writeInt(job.jars().size());
        for (Artifact jar : job.jars()) artifact(jar, out);
    }

    private static void artifact(Artifact artifact, DataOutputStream out) throws IOException {
        text(artifact.hash(), out);
        out.writeLong(artifact.bytes());
    }

    private static Artifact artifact(DataInputStream in) throws IOException {
        return new Artifact(text(in), in.readLong());
    }

    private static StoredJob job(DataInputStream in) throws IOException {
        String id = text(in);
        String name = text(in);
        Artifact spec = artifact(in);
        List<Artifact> jars = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) jars.add(artifact(in));
        return new StoredJob(id, name, spec, jars);
    }

    private static void result(StoredJobResult result, DataOutputStream out) throws IOException {
        text(result.job(), out);
        text(result.name(), out);
        text(result.outcome().name(), out);
        text(result.detail(), out);
        out.writeLong(result.endedMillis());
    }

    private static void bounds(Map<String, Bounds> bounds, DataOutputStream out) throws IOException {
        out.writeInt(bounds.size());
        for (Map.Entry<String, Bounds> each : bounds.entrySet()) {
            text(each.getKey(), out);
            out.writeInt(each.getValue().lower());
            out.writeInt(each.getValue().upper());
        }
    }

    private static Map<String, Bounds> bounds(DataInputStream in) throws IOException {
        Map<String, Bounds> bounds = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) bounds.put(text(in), new Bounds(in.readInt(), in.readInt()));
        return bounds;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(length, 0));
        if (bytes.length != length) throw new IOException("it ends in the middle");
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
