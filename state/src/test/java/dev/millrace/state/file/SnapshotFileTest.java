package dev.millrace.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotFileTest {
    private static final Disk DISK = Host.real().disk();
    private static final Section COUNTS =
            new Section("op-1", "counts", SectionKind.KEYED_VALUE, Map.of("key", bytes("k"), "value", bytes("long")));
    private static final Section SPLITS = new Section("op-2", "splits", SectionKind.SPLIT_LIST, Map.of());

    @TempDir
    Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static DataOutputSerializer rows(String text) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        out.writeUTF(text);
        return out;
    }

    private Path write() throws IOException {
        Path path = directory.resolve("chk/state");
        try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK, path)) {
            writer.block(COUNTS, 0, true, 3, rows("group 0"));
            writer.block(SPLITS, 1, true, 1, rows("splits of 1"));
            writer.block(COUNTS, 17, false, 9, rows("group 17"));
            assertThat(writer.finish()).isEqualTo(DISK.entry(path).size());
        }
        return path;
    }

    @Test
    void what_was_written_is_found_by_section_and_block() throws IOException {
        SnapshotFile file = SnapshotFile.open(DISK, write());
        assertThat(file.sections()).hasSize(2);
        Section counts = file.sections().getFirst();
        assertThat(counts).hasToString("KEYED_VALUE 'counts' of operator op-1");
        assertThat(counts.forms().get("value")).isEqualTo(bytes("long"));
        List<Block> blocks = file.blocks(counts);
        assertThat(blocks).extracting(Block::number).containsExactly(0, 17);
        assertThat(blocks).extracting(Block::isWhole).containsExactly(true, false);
        assertThat(blocks).extracting(Block::rows).containsExactly(3L, 9L);
        assertThat(file.read(counts, blocks.get(1)).readUTF()).isEqualTo("group 17");
        assertThat(file.blocks(COUNTS)).isEqualTo(blocks);
        assertThat(file.blocks(new Section("op-2", "counts", SectionKind.KEYED_VALUE, Map.of())))
                .isEmpty();
    }

    @Test
    void nothing_is_left_of_a_file_that_was_not_finished() throws IOException {
        Path path = directory.resolve("state");
        try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK, path)) {
            writer.block(COUNTS, 0, true, 3, rows("group 0"));
        }
        assertThat(DISK.list(directory)).isEmpty();
        assertThatThrownBy(() -> SnapshotFile.open(DISK, path)).isInstanceOf(NoSuchFileException.class);
    }

    private byte[] contents(Path path) throws IOException {
        try (var in = DISK.read(path, 0)) {
            return in.readAllBytes();
        }
    }

    private Path with(byte[] contents, int length) throws IOException {
        Path path = directory.resolve("damaged");
        try (OutputStream out = DISK.create(path)) {
            out.write(contents, 0, length);
        }
        return path;
    }

    private static void readAll(Path path) throws IOException {
        SnapshotFile file = SnapshotFile.open(DISK, path);
        for (Section section : file.sections()) {
            for (Block block : file.blocks(section)) file.read(section, block);
        }
    }

    @Test
    void a_file_that_was_cut_anywhere_is_refused() throws IOException {
        byte[] whole = contents(write());
        readAll(with(whole, whole.length));
        for (int length = 0; length < whole.length; length++) {
            Path cut = with(whole, length);
            assertThatThrownBy(() -> readAll(cut))
                    .as("cut to %d of %d", length, whole.length)
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("MR-4101")
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void a_flipped_bit_anywhere_is_found() throws IOException {
        byte[] whole = contents(write());
        Random random = new Random(1);
        List<Integer> unnoticed = new ArrayList<>();
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Path path = with(flipped, flipped.length);
            try {
                readAll(path);
                unnoticed.add(at);
            } catch (MillraceException _) {
                // The damage was detected.
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void a_block_that_is_damaged_is_named() throws IOException {
        byte[] whole = contents(write());
        whole[FileFormat.HEADER_BYTES + 4] ^= 1;
        Path path = with(whole, whole.length);
        assertThatThrownBy(() -> readAll(path))
                .hasMessageContaining("block 0 of KEYED_VALUE 'counts' of operator op-1, at byte 10")
                .hasMessageContaining("older snapshot");
    }

    /// Returns a file with the rows of key groups 3 and 4, each in three blocks of one row.
    private byte[] inParts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes, 1)) {
            for (int group = 3; group <= 4; group++) {
                RowBlocks blocks = new RowBlocks(writer, new DataOutputSerializer(1), COUNTS, group, true);
                for (int row = 0; row < 3; row++) blocks.row().writeUTF("row " + row);
                blocks.close();
            }
            writer.finish();
        }
        return bytes.toByteArray();
    }

    @Test
    void rows_of_a_key_group_may_be_in_several_blocks() throws IOException {
        SnapshotFile file = SnapshotFile.of(inParts());
        List<String> read = new ArrayList<>();
        for (Block block : file.blocks(COUNTS)) {
            DataInputDeserializer in = file.read(COUNTS, block);
            read.add(block.label() + " " + in.readInt() + " " + in.readInt() + " " + in.readUTF() + " " + block.isLast()
                    + " " + in.available());
        }
        assertThat(read)
                .containsExactly(
                        "block 3, part 0, 0 1 row 0 false 0",
                        "block 3, part 1, 0 1 row 1 false 0",
                        "block 3, part 2, 0 1 row 2 true 0",
                        "block 4, part 0, 0 1 row 0 false 0",
                        "block 4, part 1, 0 1 row 1 false 0",
                        "block 4, part 2, 0 1 row 2 true 0");
    }

    @Test
    void a_file_with_several_blocks_for_a_key_group_that_was_cut_anywhere_is_refused() throws IOException {
        byte[] whole = inParts();
        for (int length = 0; length < whole.length; length++) {
            Path cut = with(whole, length);
            assertThatThrownBy(() -> readAll(cut))
                    .as("cut to %d of %d", length, whole.length)
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("MR-4101");
        }
    }

    /// Returns the file with other blocks in its index and the correct checksum.
    private static byte[] reindexed(byte[] file, int... blocks) {
        ByteBuffer trailer = ByteBuffer.wrap(file, file.length - FileFormat.TRAILER_BYTES, FileFormat.TRAILER_BYTES);
        int at = (int) trailer.getLong();
        int length = trailer.getInt();
        int entriesAt = at + length - 6 * ENTRY_BYTES;
        ByteBuffer to = ByteBuffer.allocate(file.length + blocks.length * ENTRY_BYTES);
        to.put(file, 0, entriesAt).putInt(entriesAt - Integer.BYTES, blocks.length);
        for (int block : blocks) to.put(file, entriesAt + block * ENTRY_BYTES, ENTRY_BYTES);
        int indexLength = to.position() - at;
        int checksum = FileFormat.checksum(Arrays.copyOfRange(to.array(), at, to.position()), indexLength);
        to.putLong(at).putInt(indexLength).putInt(checksum).putLong(FileFormat.MAGIC);
        return Arrays.copyOf(to.array(), to.position());
    }

    private static final int ENTRY_BYTES = 34;

    @ParameterizedTest
    @CsvSource({
        "0 2 3 4 5, 'block 3, part 2, does not belong after block 3, part 0'",
        "0 1 1 2 3 4 5, 'block 3, part 1, does not belong after block 3, part 1'",
        "0 1 3 4 5, 'block 4, part 0, does not belong after block 3, part 1'",
        "1 2 3 4 5, 'block 3, part 1, does not belong after the beginning'",
        "0 1 2 4 5, 'block 4, part 1, does not belong after block 3, part 2'",
        "0 1 2 3 4, 'ends after block 4, part 1, and the next part is missing'",
        "0 4 2 3 1 5, 'block 4, part 1, does not belong after block 3, part 0'"
    })
    void a_block_that_is_missing_or_not_in_its_place_is_damage(String blocks, String what) throws IOException {
        byte[] whole = inParts();
        assertThat(SnapshotFile.of(reindexed(whole, 0, 1, 2, 3, 4, 5)).blocks(COUNTS))
                .hasSize(6);
        int[] order =
                Arrays.stream(blocks.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThatThrownBy(() -> SnapshotFile.of(reindexed(whole, order)))
                .hasMessageContaining("MR-4101")
                .hasMessageContaining(what);
    }

    @Test
    void a_file_of_a_later_version_is_told_as_that() throws IOException {
        byte[] whole = contents(write());
        whole[9] = 4;
        Path path = with(whole, whole.length);
        assertThatThrownBy(() -> SnapshotFile.open(DISK, path))
                .hasMessageContaining("MR-4102")
                .hasMessageContaining("version 4");
    }
}
