package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.fs.Path;
import dev.millrace.api.io.format.TextInputFormat;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.FileSinkCommittable;
import dev.millrace.connector.files.sink.FileSinkCommittableSerializer;
import dev.millrace.connector.files.sink.compactor.ConcatFileCompactor;
import dev.millrace.connector.files.sink.compactor.DecoderBasedReader;
import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.sink.compactor.FileCompactor;
import dev.millrace.connector.files.sink.compactor.IdenticalFileCompactor;
import dev.millrace.connector.files.sink.compactor.InputFormatBasedReader;
import dev.millrace.connector.files.sink.compactor.RecordWiseFileCompactor;
import dev.millrace.connector.files.sink.compactor.SimpleStringDecoder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests when and how files are compacted.
class CompactionTest {
    @TempDir
    private java.nio.file.Path directory;

    private Path file(String name, String text) throws IOException {
        return Path.fromLocal(Files.writeString(directory.resolve(name), text));
    }

    private List<Path> twoFiles() throws IOException {
        return List.of(file(".a", "one\ntwo\n"), file(".b", "three\n"));
    }

    @Test
    void a_strategy_needs_a_condition_and_positive_numbers() {
        assertThatThrownBy(() -> FileCompactStrategy.Builder.newBuilder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setSizeThreshold");
        assertThatThrownBy(() -> FileCompactStrategy.Builder.newBuilder().enableCompactionOnCheckpoint(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileCompactStrategy.Builder.newBuilder().setNumCompactThreads(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_strategy_tells_what_it_was_told_and_minus_one_for_the_rest() {
        FileCompactStrategy bySize =
                FileCompactStrategy.Builder.newBuilder().setSizeThreshold(0).build();
        assertThat(bySize.getSizeThreshold()).isZero();
        assertThat(bySize.getNumCheckpointsBeforeCompaction()).isEqualTo(-1);
        assertThat(bySize.getNumCompactThreads()).isEqualTo(-1);
        FileCompactStrategy byTime = FileCompactStrategy.Builder.newBuilder()
                .enableCompactionOnCheckpoint(3)
                .setNumCompactThreads(2)
                .build();
        assertThat(byTime.getSizeThreshold()).isEqualTo(-1);
        assertThat(byTime.getNumCheckpointsBeforeCompaction()).isEqualTo(3);
        assertThat(byTime.getNumCompactThreads()).isEqualTo(2);
    }

    @Test
    void bytes_are_put_together_with_a_delimiter_behind_each_file() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ConcatFileCompactor().compact(twoFiles(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\nthree\n");
        out.reset();
        new ConcatFileCompactor("|".getBytes(StandardCharsets.UTF_8)).compact(twoFiles(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n|three\n|");
    }

    @Test
    void one_file_is_copied_and_two_are_refused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new IdenticalFileCompactor().compact(List.of(file("a", "one")), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one");
        assertThatThrownBy(() -> new IdenticalFileCompactor().compact(twoFiles(), out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ConcatFileCompactor");
    }

    @Test
    void records_are_read_by_a_decoder() throws Exception {
        List<String> records = new ArrayList<>();
        new RecordWiseFileCompactor<>(new DecoderBasedReader.Factory<>(SimpleStringDecoder::new))
                .compact(twoFiles(), records::add);
        assertThat(records).containsExactly("one", "two", "three");
    }

    @Test
    void records_are_read_by_an_input_format_from_hidden_and_compressed_files_too() throws Exception {
        java.nio.file.Path packed = directory.resolve(".c.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("four\nfive\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
        List<Path> files = new ArrayList<>(twoFiles());
        files.add(Path.fromLocal(packed));
        List<String> records = new ArrayList<>();
        new RecordWiseFileCompactor<>(
                        new InputFormatBasedReader.Factory<>(() -> new TextInputFormat(new Path("nowhere"))))
                .compact(files, records::add);
        assertThat(records).hasSize(2_003).startsWith("one", "two", "three", "four", "five");
    }

    @Test
    void a_compactor_of_no_known_kind_is_refused_when_it_is_given() {
        FileCompactStrategy strategy =
                FileCompactStrategy.Builder.newBuilder().setSizeThreshold(1).build();
        FileCompactor strange = new FileCompactor() {};
        assertThatThrownBy(() -> FileSink.forRowFormat(new Path("/nowhere"), new SimpleStringEncoder<String>())
                        .enableCompact(strategy, strange))
                .hasMessageContaining("MR-7040")
                .hasMessageContaining("OutputStreamBasedFileCompactor");
    }

    @Test
    void files_that_wait_are_read_as_they_were_written_now_and_before_files_could_replace_others() throws IOException {
        FileSinkCommittableSerializer serializer = new FileSinkCommittableSerializer();
        FileSinkCommittable replacing = new FileSinkCommittable(
                "b", new Path("/x/.a"), new Path("/x/a"), 3, List.of(new Path("/x/.c"), new Path("/x/.d")));
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(replacing)))
                .isEqualTo(replacing);
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(before);
        out.writeUTF("b");
        out.writeUTF("/x/.a");
        out.writeUTF("/x/a");
        out.writeLong(3);
        assertThat(serializer.deserialize(1, before.toByteArray()))
                .isEqualTo(new FileSinkCommittable("b", new Path("/x/.a"), new Path("/x/a"), 3));
    }
}
