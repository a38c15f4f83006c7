package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.fs.Path;
import dev.millrace.api.source.Boundedness;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.PendingSplitsCheckpoint;
import dev.millrace.format.text.BadRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @TempDir
    java.nio.file.Path directory = java.nio.file.Path.of("unset");

    public record Item(int count) {}

    private void write(String name, int from, int to) throws IOException {
        List<String> lines = IntStream.range(from, to).mapToObj(String::valueOf).toList();
        Files.write(directory.resolve(name), lines);
    }

    private FileSource.FileSourceBuilder<String> lines() {
        return FileSource.forRecordStreamFormat(new TextLineInputFormat(), Path.fromLocal(directory));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void a_directory_is_read_once_to_its_end() throws Exception {
        write("a.txt", 0, 10_000);
        write("b.txt", 10_000, 10_003);
        write("c.txt", 0, 0);
        FileSource<String> source = lines().build();
        SourceJob<String> job = new SourceJob<>(source, null, List.of());
        job.run(Integer.MAX_VALUE);
        assertThat(job.records).isEqualTo(numbers(0, 10_003));
        assertThat(source.getBoundedness()).isEqualTo(Boundedness.BOUNDED);
        job.reader.close();
    }

    @Test
    void a_restored_source_reads_what_the_snapshot_had_not() throws Exception {
        write("a.txt", 0, 20_000);
        write("b.txt", 20_000, 30_000);
        FileSource<String> source = lines().build();
        SourceJob<String> first = new SourceJob<>(source, null, List.of());
        first.run(12_345);
        List<FileSourceSplit> splits = first.reader.snapshotState(1);
        PendingSplitsCheckpoint<FileSourceSplit> pending = first.enumerator.snapshotState(1);
        first.reader.close();
        List<String> all = new ArrayList<>(first.records);
        SourceJob<String> second = new SourceJob<>(source, pending, splits);
        second.run(Integer.MAX_VALUE);
        second.reader.close();
        all.addAll(second.records);
        assertThat(all).isEqualTo(numbers(0, 30_000));
    }

    @Test
    void a_watched_directory_gives_each_new_file_once_even_after_a_restore() throws Exception {
        write("a.txt", 0, 5);
        FileSource<String> source =
                lines().monitorContinuously(Duration.ofSeconds(1)).build();
        SourceJob<String> job = new SourceJob<>(source, null, List.of());
        job.look();
        job.run(5);
        job.look();
        write("b.txt", 5, 8);
        job.look();
        job.run(8);
        assertThat(job.records).isEqualTo(numbers(0, 8));
        PendingSplitsCheckpoint<FileSourceSplit> pending = job.enumerator.snapshotState(1);
        job.reader.close();
        write("c.txt", 8, 9);
        SourceJob<String> restored = new SourceJob<>(source, pending, List.of());
        restored.look();
        restored.run(1);
        assertThat(restored.records).containsExactly("8");
        restored.reader.close();
        assertThat(source.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    }

    @Test
    void a_watched_directory_that_vanishes_is_told_by_name() throws Exception {
        SourceJob<String> job = new SourceJob<>(
                lines().monitorContinuously(Duration.ofSeconds(1)).build(), null, List.of());
        job.look();
        Files.delete(directory);
        assertThatThrownBy(job::look)
                .isInstanceOf(MillraceException.class)
                .hasMessageContainingAll("MR-7001", directory.getFileName().toString());
        Files.createDirectories(directory);
        job.reader.close();
    }

    @Test
    void dropped_records_are_counted() throws Exception {
        Files.writeString(directory.resolve("a.json"), "{\"count\":1}\n{\"count\":}\nx\n{\"count\":2}\n");
        FileSource<Item> source = FileSource.forRecordStreamFormat(
                        JsonLinesFormat.of(Item.class).onBadRecords(BadRecords.skip()), Path.fromLocal(directory))
                .build();
        SourceJob<Item> job = new SourceJob<>(source, null, List.of());
        job.run(Integer.MAX_VALUE);
        job.reader.close();
        assertThat(job.records).containsExactly(new Item(1), new Item(2));
        assertThat(job.metrics.getNumRecordsInErrorsCounter().getCount()).isEqualTo(2);
    }
}
