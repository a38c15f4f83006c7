package dev.millrace.state.file;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Disk;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Writes one snapshot file sequentially. The file appears under its name when [#finish] returns. If the file is not
/// finished, [#close] deletes it. Not thread-safe.
public final class SnapshotFileWriter implements AutoCloseable {
    /// The size at which a block is closed. A block may be larger if it holds a single row.
    private static final int BLOCK_BYTES = 8 << 20;

    private final OutputStream out;
    private final Ending ending;
    private final int blockBytes;
    private final Map<Section, List<Block>> index = new LinkedHashMap<>();
    private long offset;
    private boolean isFinished;

    /// Completes or abandons the output.
    private interface Ending {
        void finish() throws IOException;

        void abandon() throws IOException;
    }

    private record FileEnding(Draft draft) implements Ending {
        @Override
        public void finish() throws IOException {
            draft.publish();
        }

        @Override
        public void abandon() throws IOException {
            draft.close();
        }
    }

    private record StreamEnding(OutputStream out) implements Ending {
        @Override
        public void finish() throws IOException {
            out.close();
        }

        @Override
        public void abandon() throws IOException {
            out.close();
        }
    }

    /// Creates a file.
    ///
    /// @throws IOException if the file cannot be created
    public SnapshotFileWriter(Disk disk, Path path) throws IOException {
        this(SnapshotPlace.of(disk, path));
    }

    /// Creates a file on any file system.
    public SnapshotFileWriter(SnapshotPlace place) throws IOException {
        this(place.create());
    }

    /// Writes a draft, which [#finish] publishes.
    public SnapshotFileWriter(Draft draft) throws IOException {
        this(draft.out(), new FileEnding(draft), BLOCK_BYTES);
    }

    /// Writes to a stream.
    public SnapshotFileWriter(OutputStream out) throws IOException {
        this(out, BLOCK_BYTES);
    }

    /// Writes to a stream with another block size.
    ///
    /// @param blockBytes the size at which a block is closed
    public SnapshotFileWriter(OutputStream out, int blockBytes) throws IOException {
        this(out, new StreamEnding(out), blockBytes);
    }

    private SnapshotFileWriter(OutputStream out, Ending ending, int blockBytes) throws IOException {
        this.out = out;
        this.ending = ending;
        this.blockBytes = blockBytes;
        DataOutputSerializer header = new DataOutputSerializer(FileFormat.HEADER_BYTES);
        header.writeLong(FileFormat.MAGIC);
        header.writeShort(FileFormat.VERSION);
        try {
            write(header);
        } catch (IOException failed) {
            try (this) {
                throw failed;
            }
        }
    }

    /// Adds all rows of a key group or subtask to a section, as one block.
    ///
    /// @param number the key group or subtask
    /// @param isWhole whether the rows are complete; else they are changes
    /// @param rows the number of rows in the bytes
    public void block(Section section, int number, boolean isWhole, long rows, DataOutputSerializer bytes)
            throws IOException {
        block(section, new Place(number, 0, true, isWhole), rows, bytes);
    }

    /// Describes the position of a block in its section; see [Block].
    record Place(int number, int sequence, boolean isLast, boolean isWhole) {}

    void block(Section section, Place place, long rows, DataOutputSerializer bytes) throws IOException {
        int length = bytes.length();
        int checksum = FileFormat.checksum(bytes.getSharedBuffer(), length);
        Block block =
                new Block(place.number, place.sequence, place.isLast, place.isWhole, rows, offset, length, checksum);
        List<Block> blocks = index.computeIfAbsent(section, _ -> new ArrayList<>());
        boolean isInOrder =
                blocks.isEmpty() ? block.isFirst() : blocks.getLast().precedes(block);
        Check.that(isInOrder, "block %d.%d of %s was written out of order", place.number, place.sequence, section);
        blocks.add(block);
        write(bytes);
    }

    /// Returns the size at which a block is closed.
    public int blockBytes() {
        return blockBytes;
    }

    /// Adds all blocks of another file.
    public void copy(SnapshotFile file) throws IOException {
        for (Section section : file.sections()) copy(file, section, _ -> true);
    }

    /// Adds some blocks of a section of another file.
    ///
    /// @param numbers selects the blocks
    public void copy(SnapshotFile file, Section section, IntPredicate numbers) throws IOException {
        copy(file, section, section, numbers);
    }

    /// Adds all blocks of a section of another file under another section.
    public void copy(SnapshotFile file, Section from, Section to) throws IOException {
        copy(file, from, to, _ -> true);
    }

    private void copy(SnapshotFile file, Section section, Section to, IntPredicate numbers) throws IOException {
        for (Block block : file.blocks(section)) {
            if (!numbers.test(block.number())) continue;
            byte[] rows = file.bytes(section, block);
            DataOutputSerializer bytes = new DataOutputSerializer(Math.max(1, rows.length));
            bytes.write(rows);
            Place place = new Place(block.number(), block.sequence(), block.isLast(), block.isWhole());
            block(to, place, block.rows(), bytes);
        }
    }

    /// Adds the index, and makes the file durable and visible.
    ///
    /// @return the size of the file in bytes
    public long finish() throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(4_096);
        bytes.writeInt(index.size());
        for (Map.Entry<Section, List<Block>> each : index.entrySet()) {
            write(each.getKey(), bytes);
            Check.that(each.getValue().getLast().isLast(), "%s ends with an open block", each.getKey());
            bytes.writeInt(each.getValue().size());
            for (Block block : each.getValue()) write(block, bytes);
        }
        long at = offset;
        int length = bytes.length();
        int checksum = FileFormat.checksum(bytes.getSharedBuffer(), length);
        bytes.writeLong(at);
        bytes.writeInt(length);
        bytes.writeInt(checksum);
        bytes.writeLong(FileFormat.MAGIC);
        write(bytes);
        ending.finish();
        isFinished = true;
        return offset;
    }

    private static void write(Section section, DataOutputSerializer to) throws IOException {
        to.writeUTF(section.operator());
        to.writeUTF(section.name());
        to.writeByte(section.kind().code());
        to.writeByte(section.forms().size());
        for (Map.Entry<String, byte[]> form : section.sortedForms().entrySet()) {
            to.writeUTF(form.getKey());
            to.writeInt(form.getValue().length);
            to.write(form.getValue());
        }
    }

    private static void write(Block block, DataOutputSerializer to) throws IOException {
        to.writeInt(block.number());
        to.writeBoolean(block.isWhole());
        to.writeLong(block.rows());
        to.writeLong(block.offset());
        to.writeInt(block.length());
        to.writeInt(block.checksum());
        to.writeInt(block.sequence());
        to.writeBoolean(block.isLast());
    }

    private void write(DataOutputSerializer bytes) throws IOException {
        out.write(bytes.getSharedBuffer(), 0, bytes.length());
        offset += bytes.length();
    }

    /// Deletes the file unless it is finished.
    @Override
    public void close() throws IOException {
        if (!isFinished) ending.abandon();
    }
}
