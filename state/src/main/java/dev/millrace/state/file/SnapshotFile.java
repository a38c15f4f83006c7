package dev.millrace.state.file;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a snapshot file: the index when the file is opened, and blocks on demand. Thread-safe.
public final class SnapshotFile {
    private static final int BLOCK_FIXED_BYTES = 2 * Long.BYTES + 3 * Integer.BYTES + 1;

    private final Bytes file;
    /// The checksum of the index, which contains the checksums of all blocks.
    private final int checksum;

    private final Map<Section, List<Block>> index;

    /// Reads the bytes of a file.
    private interface Bytes {
        long size() throws IOException;

        /// Reads bytes. Returns fewer bytes than requested if the file ends before.
        byte[] read(long offset, int length) throws IOException;

        /// Returns the file's name in messages.
        String name();

        default byte[] whole(long offset, int length) throws IOException {
            byte[] bytes = read(offset, length);
            if (bytes.length < length) throw corrupt(this, "it ends before byte " + (offset + length));
            return bytes;
        }
    }

    private record Stored(SnapshotPlace place) implements Bytes {
        @Override
        public long size() throws IOException {
            return place.entry().size();
        }

        @Override
        public byte[] read(long offset, int length) throws IOException {
            return place.read(offset, length);
        }

        @Override
        public String name() {
            return place.toString();
        }
    }

    private record InMemory(MemoryFile memory) implements Bytes {
        @Override
        public long size() {
            return memory.size();
        }

        @Override
        public byte[] read(long offset, int length) {
            return memory.read(offset, length);
        }

        @Override
        public String name() {
            return "a snapshot in memory";
        }
    }

    private SnapshotFile(Bytes file, int checksum, Map<Section, List<Block>> index) {
        this.file = file;
        this.checksum = checksum;
        this.index = index;
    }

    /// Opens a file and reads its index.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws MillraceException if the file is not a complete snapshot file, or has a later version
    public static SnapshotFile open(Disk disk, Path path) throws IOException {
        return open(SnapshotPlace.of(disk, path));
    }

    /// Opens a file on any file system.
    public static SnapshotFile open(SnapshotPlace place) throws IOException {
        return open(new Stored(place));
    }

    /// Opens a file from bytes.
    public static SnapshotFile of(byte[] bytes) throws IOException {
        return of(new MemoryFile(bytes));
    }

    /// Opens a file in memory.
    public static SnapshotFile of(MemoryFile memory) throws IOException {
        return open(new InMemory(memory));
    }

    private static SnapshotFile open(Bytes file) throws IOException {
        long size = file.size();
        if (size < FileFormat.HEADER_BYTES + FileFormat.TRAILER_BYTES) {
            throw corrupt(file, "it has only " + size + " bytes");
        }
        DataInputDeserializer header = new DataInputDeserializer(file.whole(0, FileFormat.HEADER_BYTES));
        if (header.readLong() != FileFormat.MAGIC) throw corrupt(file, "it does not start like a snapshot file");
        short version = header.readShort();
        if (version < 1) throw corrupt(file, "the version " + version + " does not exist");
        if (version > FileFormat.VERSION) {
            throw FileFormat.NEWER
                    .what("%s has the version %d.", file.name(), version)
                    .why("This release reads versions up to " + FileFormat.VERSION + ".")
                    .fix("Use the release that wrote the file, or a later one.");
        }
        long end = size - FileFormat.TRAILER_BYTES;
        DataInputDeserializer trailer = new DataInputDeserializer(file.whole(end, FileFormat.TRAILER_BYTES));
        long offset = trailer.readLong();
        int length = trailer.readInt();
        int checksum = trailer.readInt();
        boolean isWhole = trailer.readLong() == FileFormat.MAGIC
                && length >= 0
                && offset >= FileFormat.HEADER_BYTES
                && offset + length == end;
        if (!isWhole) throw corrupt(file, "its end is missing");
        byte[] bytes = file.whole(offset, length);
        if (FileFormat.checksum(bytes, length) != checksum) throw corrupt(file, "its index does not have its checksum");
        try {
            Map<Section, List<Block>> index = index(new DataInputDeserializer(bytes), version);
            for (Map.Entry<Section, List<Block>> each : index.entrySet()) check(file, each.getKey(), each.getValue());
            return new SnapshotFile(file, checksum, index);
        } catch (IllegalArgumentException unknown) {
            throw corrupt(file, "" + unknown.getMessage());
        }
    }

    /// Throws if a block of a section is missing, duplicate or out of order.
    private static void check(Bytes file, Section section, List<Block> blocks) {
        Block before = null;
        for (Block block : blocks) {
            if (before == null ? !block.isFirst() : !before.precedes(block)) {
                String last = before == null ? "the beginning" : before.label();
                throw corrupt(file, "in %s, %s does not belong after %s".formatted(section, block.label(), last));
            }
            before = block;
        }
        if (before != null && !before.isLast())
            throw corrupt(file, "%s ends after %s and the next part is missing".formatted(section, before.label()));
    }

    private static Map<Section, List<Block>> index(DataInputDeserializer in, short version) throws IOException {
        Map<Section, List<Block>> index = new LinkedHashMap<>();
        for (int sections = in.readInt(); sections > 0; sections--) {
            Section section = section(in);
            int count = in.readInt();
            List<Block> blocks = new ArrayList<>(Math.min(count, in.available() / BLOCK_FIXED_BYTES));
            for (; count > 0; count--) blocks.add(block(in, version));
            index.put(section, List.copyOf(blocks));
        }
        return index;
    }

    private static Section section(DataInputDeserializer in) throws IOException {
        String operator = in.readUTF();
        String name = in.readUTF();
        SectionKind kind = SectionKind.of(in.readByte());
        Map<String, byte[]> forms = new LinkedHashMap<>();
        for (int count = in.readByte(); count > 0; count--) {
            String role = in.readUTF();
            byte[] form = new byte[in.readInt()];
            in.readFully(form);
            forms.put(role, form);
        }
        return new Section(operator, name, kind, forms);
    }

    private static Block block(DataInputDeserializer in, short version) throws IOException {
        int number = in.readInt();
        boolean isWhole = in.readBoolean();
        long rows = in.readLong();
        long offset = in.readLong();
        int length = in.readInt();
        int checksum = in.readInt();
        boolean hasSequence = version >= FileFormat.VERSION_OF_SEQUENCES;
        int sequence = hasSequence ? in.readInt() : 0;
        boolean isLast = !hasSequence || in.readBoolean();
        return new Block(number, sequence, isLast, isWhole, rows, offset, length, checksum);
    }

    /// Returns the sections in the order in which they were written.
    public List<Section> sections() {
        return List.copyOf(index.keySet());
    }

    /// Returns the blocks of a section.
    public List<Block> blocks(Section section) {
        return index.getOrDefault(section, List.of());
    }

    /// Returns whether another file declares the same content. [#verify] checks whether the content matches
    /// the declaration.
    public boolean isSameAs(SnapshotFile other) {
        return checksum == other.checksum && index.equals(other.index);
    }

    /// Reads the rows of a block.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws MillraceException if the block is damaged
    public DataInputDeserializer read(Section section, Block block) throws IOException {
        return new DataInputDeserializer(bytes(section, block));
    }

    /// Checks all blocks against their checksums.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws MillraceException if a block is damaged
    public void verify() throws IOException {
        for (Map.Entry<Section, List<Block>> each : index.entrySet()) {
            for (Block block : each.getValue()) bytes(each.getKey(), block);
        }
    }

    byte[] bytes(Section section, Block block) throws IOException {
        byte[] bytes = file.whole(block.offset(), block.length());
        if (FileFormat.checksum(bytes, bytes.length) != block.checksum()) {
            throw corrupt(
                    file,
                    "%s of %s, at byte %d, does not have its checksum"
                            .formatted(block.label(), section, block.offset()));
        }
        return bytes;
    }

    private static MillraceException corrupt(Bytes file, String why) {
        return FileFormat.CORRUPT
                .what("%s is damaged: %s.", file.name(), why)
                .fix("Restore the file from a copy, or use an older snapshot.");
    }
}
