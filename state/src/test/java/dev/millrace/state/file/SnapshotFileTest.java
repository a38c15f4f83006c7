package dev.millrace.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                // found
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void a_block_that_is_damaged_is_named() throws IOException {
        byte[] whole = contents(write());
        whole[FileForm.HEADER_BYTES + 4] ^= 1;
        Path path = with(whole, whole.length);
        assertThatThrownBy(() -> readAll(path))
                .hasMessageContaining("block 0 of KEYED_VALUE 'counts' of operator op-1, at byte 10")
                .hasMessageContaining("older snapshot");
    }

    @Test
    void a_file_of_a_later_version_is_told_as_that() throws IOException {
        byte[] whole = contents(write());
        whole[9] = 3;
        Path path = with(whole, whole.length);
        assertThatThrownBy(() -> SnapshotFile.open(DISK, path))
                .hasMessageContaining("MR-4102")
                .hasMessageContaining("version 3");
    }
}
