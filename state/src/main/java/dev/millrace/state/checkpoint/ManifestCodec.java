package dev.millrace.state.checkpoint;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Serializes manifests: magic number, version, length, content, checksum.
final class ManifestCodec {
    static final Fault CORRUPT = new Fault(4103, Category.OPERATIONS, "a checkpoint cannot be used");

    /// The text "MRCHECK" and a zero byte.
    private static final long MAGIC = 0x4D524348_45434B00L;

    private static final short VERSION = 2;

    /// The version of manifests with one file per checkpoint. Older releases can read it.
    private static final short VERSION_OF_SINGLE_FILES = 1;

    private static final int HEADER_BYTES = Long.BYTES + Short.BYTES + Integer.BYTES;

    private ManifestCodec() {}

    static byte[] write(Manifest manifest) throws IOException {
        DataOutputSerializer body = new DataOutputSerializer(512);
        body.writeLong(manifest.checkpoint());
        body.writeLong(manifest.takenMillis());
        body.writeBoolean(manifest.isSavepoint());
        body.writeUTF(manifest.job());
        body.writeInt(manifest.files().size());
        for (Manifest.StateFile file : manifest.files()) {
            body.writeUTF(file.path());
            body.writeLong(file.size());
        }
        body.writeInt(manifest.operators().size());
        for (Manifest.OperatorEntry operator : manifest.operators()) {
            body.writeUTF(operator.id());
            body.writeUTF(operator.name());
            body.writeInt(operator.parallelism());
            body.writeInt(operator.maxParallelism());
        }
        DataOutputSerializer all = new DataOutputSerializer(body.length() + HEADER_BYTES + Integer.BYTES);
        all.writeLong(MAGIC);
        all.writeShort(version(manifest));
        all.writeInt(body.length());
        all.write(body.getSharedBuffer(), 0, body.length());
        all.writeInt(checksum(body.getSharedBuffer(), body.length()));
        return all.getCopyOfBuffer();
    }

    private static short version(Manifest manifest) {
        long directories = manifest.files().stream()
                .map(Manifest.StateFile::directory)
                .distinct()
                .count();
        return directories == manifest.files().size() ? VERSION_OF_SINGLE_FILES : VERSION;
    }

    static Manifest read(byte[] bytes, SnapshotPlace place) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        if (bytes.length < HEADER_BYTES || in.readLong() != MAGIC) throw corrupt(place, "it is not a manifest");
        short version = in.readShort();
        if (version != VERSION && version != VERSION_OF_SINGLE_FILES) {
            throw corrupt(
                    place,
                    "it has the version %d, but this release reads versions up to %d".formatted(version, VERSION));
        }
        int length = in.readInt();
        if (length < 0 || length != bytes.length - HEADER_BYTES - Integer.BYTES)
            throw corrupt(place, "its end is missing");
        byte[] body = new byte[length];
        in.readFully(body);
        if (checksum(body, length) != in.readInt()) throw corrupt(place, "it does not have its checksum");
        return body(new DataInputDeserializer(body));
    }

    private static Manifest body(DataInputDeserializer in) throws IOException {
        long checkpoint = in.readLong();
        long takenMillis = in.readLong();
        boolean isSavepoint = in.readBoolean();
        String job = in.readUTF();
        List<Manifest.StateFile> files = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            files.add(new Manifest.StateFile(in.readUTF(), in.readLong()));
        }
        List<Manifest.OperatorEntry> operators = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            operators.add(new Manifest.OperatorEntry(in.readUTF(), in.readUTF(), in.readInt(), in.readInt()));
        }
        return new Manifest(checkpoint, takenMillis, isSavepoint, job, files, operators);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    static MillraceException corrupt(SnapshotPlace place, String why) {
        return CORRUPT.what("%s cannot be used: %s.", place, why)
                .fix("Restore the files from a copy, or start from an older checkpoint.");
    }
}
