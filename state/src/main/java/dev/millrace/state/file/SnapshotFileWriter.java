package dev.millrace.state.file;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes one snapshot file from beginning to end. The file appears under its name, whole, when [#finish] returns;
/// before that it has another name, which [#close] deletes. Used by one thread.
public final class SnapshotFileWriter implements AutoCloseable {
    private final Disk disk;
    private final Path path;
    private final Path unfinished;
    private final OutputStream out;
    private final Map<Section, List<Block>> index = new LinkedHashMap<>();
    private long offset;
    private boolean isFinished;

    /// @throws IOException if the file cannot be made
    public SnapshotFileWriter(Disk disk, Path path) throws IOException {
        this.disk = disk;
        this.path = path;
        this.unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        this.out = disk.create(unfinished);
        DataOutputSerializer header = new DataOutputSerializer(FileForm.HEADER_BYTES);
        header.writeLong(FileForm.MAGIC);
        header.writeShort(FileForm.VERSION);
        write(header);
    }

    /// Adds a block to a section.
    ///
    /// @param number the key group or subtask
    /// @param isWhole whether it is all there is rather than what changed
    /// @param rows how many rows the bytes are
    public void block(Section section, int number, boolean isWhole, long rows, DataOutputSerializer bytes)
            throws IOException {
        int checksum = FileForm.checksum(bytes.getSharedBuffer(), bytes.length());
        Block block = new Block(number, isWhole, rows, offset, bytes.length(), checksum);
        index.computeIfAbsent(section, _ -> new ArrayList<>()).add(block);
        write(bytes);
    }

    /// Adds the index, and makes all of it durable and visible.
    ///
    /// @return the file's size in bytes
    public long finish() throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(4_096);
        bytes.writeInt(index.size());
        for (Map.Entry<Section, List<Block>> each : index.entrySet()) {
            write(each.getKey(), bytes);
            bytes.writeInt(each.getValue().size());
            for (Block block : each.getValue()) write(block, bytes);
        }
        long at = offset;
        int length = bytes.length();
        int checksum = FileForm.checksum(bytes.getSharedBuffer(), length);
        bytes.writeLong(at);
        bytes.writeInt(length);
        bytes.writeInt(checksum);
        bytes.writeLong(FileForm.MAGIC);
        write(bytes);
        out.close();
        disk.sync(unfinished);
        disk.move(unfinished, path);
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
    }

    private void write(DataOutputSerializer bytes) throws IOException {
        out.write(bytes.getSharedBuffer(), 0, bytes.length());
        offset += bytes.length();
    }

    /// Deletes what was written unless it is finished.
    @Override
    public void close() throws IOException {
        if (isFinished) return;
        try {
            out.close();
        } finally {
            disk.delete(unfinished);
        }
    }
}
