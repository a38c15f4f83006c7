package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.Path;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.connector.files.enumerate.BlockSplittingRecursiveEnumerator;
import dev.millrace.connector.files.enumerate.NonSplittingRecursiveEnumerator;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.files.reader.StreamFormatAdapter;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.split.CheckpointedPosition;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.FileSourceSplitSerializer;
import dev.millrace.connector.files.split.PendingSplitsCheckpoint;
import dev.millrace.connector.files.split.PendingSplitsCheckpointSerializer;
import dev.millrace.connector.files.split.RecordAndPosition;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.CsvSchema;
import dev.millrace.format.text.Decoded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @TempDir
    java.nio.file.Path directory = java.nio.file.Path.of("unset");

    public record Item(String name, int count) {}

    private Path write(String name, byte[] bytes) throws IOException {
        java.nio.file.Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return Path.fromLocal(file);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileSourceSplit part(Path path, long from, long to) throws IOException {
        return new FileSourceSplit("s" + from, path, from, to - from, 0, Files.size(path.toLocal()));
    }

    private static FileSourceSplit whole(Path path) throws IOException {
        return part(path, 0, Files.size(path.toLocal()));
    }

    private static <T> List<RecordAndPosition<T>> readPositions(StreamFormat<T> format, FileSourceSplit split)
            throws IOException {
        BulkFormat<T, FileSourceSplit> bulk = new StreamFormatAdapter<>(format);
        List<RecordAndPosition<T>> records = new ArrayList<>();
        Configuration config = new Configuration();
        try (BulkFormat.Reader<T> reader = split.getReaderPosition().isPresent()
                ? bulk.restoreReader(config, split)
                : bulk.createReader(config, split)) {
            BulkFormat.@Nullable RecordIterator<T> batch;
            while ((batch = reader.readBatch()) != null) {
                @Nullable RecordAndPosition<T> record;
                while ((record = batch.next()) != null) records.add(record);
                batch.releaseBatch();
            }
        }
        return records;
    }

    private static <T> List<T> read(StreamFormat<T> format, FileSourceSplit split) throws IOException {
        return readPositions(format, split).stream()
                .map(RecordAndPosition::getRecord)
                .toList();
    }

    @Test
    void every_line_is_read_exactly_once_wherever_a_file_is_cut() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append("äx€y".repeat(3), 0, random.nextInt(12));
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            if (random.nextBoolean()) text.append("last");
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            Path path = write("cut.txt", bytes);
            List<String> all = read(new TextLineInputFormat(), whole(path));
            assertThat(all)
                    .isEqualTo(text.toString().replace("\uFEFF", "").lines().toList());
            List<String> pieces = new ArrayList<>();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(9));
                pieces.addAll(read(new TextLineInputFormat(), part(path, from, to)));
                from = to;
            }
            assertThat(pieces).isEqualTo(all);
        }
    }

    @Test
    void reading_goes_on_behind_any_record() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) text.append("line ").append(i).append('\n');
        Path plain = write("a.txt", text.toString());
        for (FileSourceSplit split : List.of(whole(plain), part(plain, 777, 80_000), whole(gzip("a.txt.gz", text)))) {
            List<RecordAndPosition<String>> all = readPositions(new TextLineInputFormat(), split);
            for (int i : new int[] {0, 1, 4095, 4096, 5000, all.size() - 1}) {
                RecordAndPosition<String> last = all.get(i);
                FileSourceSplit rest = split.updateWithCheckpointedPosition(
                        new CheckpointedPosition(last.getOffset(), last.getRecordSkipCount()));
                List<String> expected = all.stream()
                        .skip(i + 1)
                        .map(RecordAndPosition::getRecord)
                        .toList();
                assertThat(read(new TextLineInputFormat(), rest)).isEqualTo(expected);
            }
        }
    }

    private Path gzip(String name, CharSequence text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return write(name, bytes.toByteArray());
    }

    @Test
    void compressed_files_are_read_by_their_endings() throws IOException {
        byte[] text = "eins\nzwei".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(text);
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(text);
        }
        List<Path> paths = List.of(
                gzip("a.gz", "eins\nzwei"),
                write("a.zst", zstd.toByteArray()),
                write("a.deflate", deflated.toByteArray()));
        for (Path path : paths) {
            assertThat(read(new TextLineInputFormat(), whole(path))).containsExactly("eins", "zwei");
        }
    }

    @Test
    void gzip_files_of_many_members_are_read_to_the_end() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 3000; i++) {
            OutputStream out = new GZIPOutputStream(bytes);
            out.write((i + "\n").getBytes(StandardCharsets.UTF_8));
            out.close();
        }
        assertThat(read(new TextLineInputFormat(), whole(write("many.gz", bytes.toByteArray()))))
                .hasSize(3000)
                .endsWith("2999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252"})
    void charsets_are_read_with_and_without_marks(String charset) throws IOException {
        Path path = write("c.txt", "grün\r\n\nblau".getBytes(Charset.forName(charset)));
        assertThat(read(new TextLineInputFormat(charset), whole(path))).containsExactly("grün", "", "blau");
    }

    @Test
    void empty_files_have_no_records() throws IOException {
        for (String name : List.of("e.txt", "e.gz", "e.zst", "e.deflate")) {
            assertThat(read(new TextLineInputFormat(), whole(write(name, "")))).isEmpty();
        }
        assertThat(read(CsvReaderFormat.forPojo(Item.class), whole(write("e.csv", ""))))
                .isEmpty();
    }

    @Test
    void lines_longer_than_the_buffer_are_whole() throws IOException {
        String line = "abc".repeat(200_000);
        assertThat(read(new TextLineInputFormat(), whole(write("long.txt", line + "\nx\n"))))
                .containsExactly(line, "x");
    }

    @Test
    void damaged_missing_and_unsupported_files_are_told_by_name() throws IOException {
        Path damaged = write("bad.gz", "this is no gzip");
        assertThatThrownBy(() -> read(new TextLineInputFormat(), whole(damaged)))
                .isInstanceOf(MillraceException.class)
                .hasMessageContainingAll("MR-7002", "bad.gz");
        Path gone = new Path(directory.toString(), "gone.txt");
        assertThatThrownBy(() -> read(new TextLineInputFormat(), new FileSourceSplit("x", gone, 0, 1, 0, 1)))
                .hasMessageContainingAll("MR-7001", "gone.txt");
        Path zipped = write("a.bz2", "?");
        assertThatThrownBy(() -> read(new TextLineInputFormat(), whole(zipped))).hasMessageContaining("MR-7005");
        assertThatThrownBy(() -> new NonSplittingRecursiveEnumerator().enumerateSplits(new Path[] {gone}, 1))
                .hasMessageContainingAll("MR-7001", "gone.txt");
        assertThatThrownBy(() -> new Path("s3://bucket/x").toLocal()).hasMessageContaining("MR-2520");
    }

    @Test
    void directories_are_read_recursively_without_hidden_files() throws IOException {
        write("a/1.txt", "1");
        write("a/b/2.txt", "2");
        write("a/.hidden", "h");
        write("a/_tmp/3.txt", "3");
        Collection<FileSourceSplit> splits =
                new NonSplittingRecursiveEnumerator().enumerateSplits(new Path[] {Path.fromLocal(directory)}, 4);
        assertThat(splits).extracting(split -> split.path().getName()).containsExactly("1.txt", "2.txt");
        assertThat(splits).extracting(FileSourceSplit::splitId).doesNotHaveDuplicates();
    }

    @Test
    void large_plain_files_are_split_and_compressed_ones_are_not() throws IOException {
        byte[] bytes = new byte[5 << 20];
        Path plain = write("big/large.txt", bytes);
        write("big/large.gz", bytes);
        List<FileSourceSplit> splits = List.copyOf(
                new BlockSplittingRecursiveEnumerator().enumerateSplits(new Path[] {plain.getParent()}, 100));
        assertThat(splits).hasSize(6);
        List<FileSourceSplit> ofPlain =
                splits.stream().filter(split -> split.path().equals(plain)).toList();
        assertThat(ofPlain.stream().mapToLong(FileSourceSplit::length).sum()).isEqualTo(bytes.length);
        for (int i = 1; i < ofPlain.size(); i++) {
            FileSourceSplit before = ofPlain.get(i - 1);
            assertThat(ofPlain.get(i).offset()).isEqualTo(before.offset() + before.length());
        }
    }

    @Test
    void bad_json_lines_are_told_with_their_line_number_even_in_later_splits() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++)
            text.append("{\"name\":\"n\",\"count\":").append(i).append("}\n");
        int at = text.length();
        text.append("{\"name\":\"n\",\"count\":\"x\"}\n{\"name\":\"z\",\"count\":1}\n");
        Path path = write("items.json", text.toString());
        assertThatThrownBy(() -> read(JsonLinesFormat.of(Item.class), part(path, 500, text.length())))
                .isInstanceOf(MillraceException.class)
                .hasMessageContainingAll("Line 101 of", "items.json", "'count'");
        StreamFormat<Item> skipping = JsonLinesFormat.of(Item.class).onBadRecords(BadRecords.skip());
        assertThat(read(skipping, part(path, at, text.length()))).containsExactly(new Item("z", 1));
        List<Decoded<Item>> decoded = read(JsonLinesFormat.of(Item.class).decoded(), part(path, at, text.length()));
        assertThat(decoded).hasSize(2);
        assertThat(((Decoded.Bad<Item>) decoded.getFirst()).record().line()).isEqualTo(101);
    }

    private static CsvReaderFormat<Item> declaredCsv() {
        return CsvReaderFormat.forSchema(CsvSchema.forType(Item.class), TypeInformation.of(Item.class));
    }

    @Test
    void a_format_of_a_class_has_its_properties_in_the_order_of_the_alphabet_and_no_quotes() throws IOException {
        Path path = write("items.csv", "1,a\n2,\"b\"\n");
        assertThat(read(CsvReaderFormat.forPojo(Item.class), whole(path)))
                .containsExactly(new Item("a", 1), new Item("\"b\"", 2));
    }

    @Test
    void csv_files_count_lines_of_multi_line_records_and_go_on_behind_any() throws IOException {
        Path path = write("items.csv", "\"a\nb\",1\nc,x\nd,2\ne,3\n");
        assertThatThrownBy(() -> read(declaredCsv(), whole(path))).hasMessageContainingAll("Line 3 of", "'count'");
        StreamFormat<Item> skipping = declaredCsv().withIgnoreParseErrors();
        assertThat(read(skipping, whole(path)))
                .containsExactly(new Item("a\nb", 1), new Item("d", 2), new Item("e", 3));
        FileSourceSplit rest =
                whole(path).updateWithCheckpointedPosition(new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 2));
        assertThat(read(skipping, rest)).containsExactly(new Item("e", 3));
    }

    @Test
    void splits_and_pending_splits_survive_serialization() throws IOException {
        FileSourceSplit split = new FileSourceSplit("id", new Path("file:///a b/ü"), 3, 4, 5, 9, "h1", "h2")
                .updateWithCheckpointedPosition(new CheckpointedPosition(7, 2));
        var serializer = new PendingSplitsCheckpointSerializer<>(FileSourceSplitSerializer.INSTANCE);
        PendingSplitsCheckpoint<FileSourceSplit> read = serializer.deserialize(
                serializer.getVersion(),
                serializer.serialize(PendingSplitsCheckpoint.fromCollectionSnapshot(
                        List.of(split), List.of(new Path("/x"), new Path("y")))));
        assertThat(read.getSplits()).singleElement().usingRecursiveComparison().isEqualTo(split);
        assertThat(read.getAlreadyProcessedPaths()).containsExactly(new Path("/x"), new Path("y"));
    }

    @Test
    void paths_are_normalized_and_combined() {
        assertThat(new Path("/a//b/")).isEqualTo(new Path(new Path("/a"), "b")).hasToString("/a/b");
        assertThat(new Path("file:///a/b c").toLocal()).isEqualTo(java.nio.file.Path.of("/a/b c"));
        assertThat(new Path("s3://bucket/a")).hasToString("s3://bucket/a");
        assertThat(new Path("/a/b").getParent()).isEqualTo(new Path("/a"));
        assertThat(new Path("/").getParent()).isNull();
        assertThat(new Path("/a/b/c").depth()).isEqualTo(3);
        assertThatThrownBy(() -> new Path(" ")).hasMessageContaining("MR-2521");
    }
}
