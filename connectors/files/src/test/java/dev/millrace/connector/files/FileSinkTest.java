package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.sink.Committer;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.DateTimeBucketAssigner;
import dev.millrace.connector.files.sink.DefaultRollingPolicy;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.FileSinkCommittable;
import dev.millrace.connector.files.sink.FileWriter;
import dev.millrace.connector.files.sink.FileWriterBucketState;
import dev.millrace.connector.files.sink.OutputFileConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    @TempDir
    java.nio.file.Path directory = java.nio.file.Path.of("unset");

    private final SinkTask task = new SinkTask();

    private FileSink.DefaultRowFormatBuilder<String> lines() {
        return FileSink.forRowFormat(Path.fromLocal(directory), new SimpleStringEncoder<String>())
                .withBucketAssigner(new BasePathBucketAssigner<>());
    }

    private static void write(FileWriter<String> writer, String... records) throws IOException {
        for (String record : records) writer.write(record, SinkTask.NO_CONTEXT);
    }

    private List<Request> commit(FileSink<String> sink, Collection<FileSinkCommittable> files) throws Exception {
        List<Request> requests = new ArrayList<>();
        for (FileSinkCommittable file : files) {
            byte[] bytes = sink.getCommittableSerializer().serialize(file);
            int version = sink.getCommittableSerializer().getVersion();
            requests.add(new Request(sink.getCommittableSerializer().deserialize(version, bytes)));
        }
        try (Committer<FileSinkCommittable> committer = sink.createCommitter(task.committerContext())) {
            committer.commit(List.copyOf(requests));
        }
        return requests;
    }

    private List<java.nio.file.Path> visible() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void files_are_seen_only_after_they_are_committed_and_then_whole() throws Exception {
        FileSink<String> sink = lines().withOutputFileConfig(new OutputFileConfig("out", ".txt"))
                .build();
        FileWriter<String> writer = sink.createWriter(task);
        write(writer, "a", "b");
        writer.flush(true);
        Collection<FileSinkCommittable> files = writer.prepareCommit();
        assertThat(visible()).isEmpty();
        commit(sink, files);
        assertThat(visible()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).matches("out-[0-9a-f-]{36}-0\\.txt");
            assertThat(file).hasContent("a\nb\n");
        });
        writer.close();
    }

    @Test
    void committing_twice_does_no_harm_and_lost_files_are_told() throws Exception {
        FileSink<String> sink = lines().build();
        FileWriter<String> writer = sink.createWriter(task);
        write(writer, "a");
        writer.flush(true);
        Collection<FileSinkCommittable> files = writer.prepareCommit();
        assertThat(commit(sink, files).getFirst().outcome).isEmpty();
        assertThat(commit(sink, files).getFirst().outcome).isEqualTo("already");
        Files.delete(visible().getFirst());
        assertThat(commit(sink, files).getFirst().outcome).contains("MR-7011");
        writer.close();
    }

    @Test
    void large_files_end_before_the_next_record() throws Exception {
        FileSink<String> sink = lines().withRollingPolicy(
                        DefaultRollingPolicy.builder().withMaxPartSize(5).build())
                .build();
        FileWriter<String> writer = sink.createWriter(task);
        write(writer, "aaa", "bbb", "ccc");
        writer.flush(false);
        commit(sink, writer.prepareCommit());
        assertThat(visible()).singleElement().satisfies(file -> assertThat(file).hasContent("aaa\nbbb\n"));
        writer.flush(true);
        commit(sink, writer.prepareCommit());
        assertThat(visible()).hasSize(2);
        writer.close();
    }

    @Test
    void a_rolling_policy_is_made_under_its_earlier_name_too() {
        DefaultRollingPolicy<String, String> policy =
                DefaultRollingPolicy.create().withMaxPartSize(7).build();
        DefaultRollingPolicy<String, String> other =
                DefaultRollingPolicy.builder().withMaxPartSize(7).build();
        assertThat(policy.getMaxPartSize()).isEqualTo(7);
        assertThat(policy.getRolloverInterval()).isEqualTo(other.getRolloverInterval());
        assertThat(policy.getInactivityInterval()).isEqualTo(other.getInactivityInterval());
    }

    @Test
    void idle_files_end_when_the_clock_says_so() throws Exception {
        FileSink<String> sink = lines().withBucketCheckInterval(1000)
                .withRollingPolicy(DefaultRollingPolicy.builder()
                        .withInactivityInterval(3000)
                        .withRolloverInterval(1_000_000)
                        .build())
                .build();
        FileWriter<String> writer = sink.createWriter(task);
        write(writer, "a");
        task.advance(2000);
        assertThat(writer.prepareCommit()).isEmpty();
        task.advance(1000);
        assertThat(writer.prepareCommit()).hasSize(1);
        writer.close();
    }

    @Test
    void a_restored_writer_cuts_off_what_came_after_the_snapshot() throws Exception {
        FileSink<String> sink = lines().build();
        FileWriter<String> writer = sink.createWriter(task);
        write(writer, "a", "b");
        writer.flush(false);
        assertThat(writer.prepareCommit()).isEmpty();
        List<FileWriterBucketState> states = new ArrayList<>();
        for (FileWriterBucketState state : writer.snapshotState(1)) {
            byte[] bytes = sink.getWriterStateSerializer().serialize(state);
            states.add(sink.getWriterStateSerializer()
                    .deserialize(sink.getWriterStateSerializer().getVersion(), bytes));
        }
        write(writer, "lost");
        writer.close();
        FileWriter<String> restored = sink.restoreWriter(task, states);
        write(restored, "c");
        restored.flush(true);
        commit(sink, restored.prepareCommit());
        restored.close();
        assertThat(visible()).singleElement().satisfies(file -> assertThat(file).hasContent("a\nb\nc\n"));
        assertThatThrownBy(() -> sink.restoreWriter(task, states)).hasMessageContaining("MR-7011");
    }

    @Test
    void what_a_writer_goes_on_to_write_that_was_taken_for_dead_is_seen_by_nobody() throws Exception {
        FileSink<String> sink = lines().build();
        FileWriter<String> suspended = sink.createWriter(task);
        write(suspended, "a");
        List<FileWriterBucketState> states = suspended.snapshotState(1);
        write(suspended, "b");
        FileWriter<String> restored = sink.restoreWriter(task, states);
        write(restored, "b");
        List<FileWriterBucketState> later = restored.snapshotState(2);
        // The suspended writer wakes up and flushes its buffer.
        suspended.snapshotState(2);
        suspended.close();
        write(restored, "lost");
        restored.close();
        FileWriter<String> again = sink.restoreWriter(task, later);
        write(again, "c");
        again.flush(true);
        commit(sink, again.prepareCommit());
        again.close();
        assertThat(visible()).singleElement().satisfies(file -> assertThat(file).hasContent("a\nb\nc\n"));
        try (Stream<java.nio.file.Path> files = Files.list(directory)) {
            assertThat(files).as("hidden ones too").hasSize(1);
        }
    }

    @Test
    void states_of_two_writers_end_up_in_one() throws Exception {
        FileSink<String> sink = lines().build();
        List<FileWriterBucketState> states = new ArrayList<>();
        for (String record : List.of("a", "b")) {
            FileWriter<String> writer = sink.createWriter(task);
            write(writer, record);
            states.addAll(writer.snapshotState(1));
            writer.close();
        }
        FileWriter<String> restored = sink.restoreWriter(task, states);
        restored.flush(true);
        commit(sink, restored.prepareCommit());
        restored.close();
        assertThat(visible()).hasSize(2);
    }

    @Test
    void buckets_are_directories_by_the_hour() throws Exception {
        FileSink<String> sink = lines().withBucketAssigner(new DateTimeBucketAssigner<>(ZoneOffset.UTC))
                .build();
        FileWriter<String> writer = sink.createWriter(task);
        write(writer, "a");
        task.advance(3_600_000);
        write(writer, "b");
        writer.flush(true);
        commit(sink, writer.prepareCommit());
        writer.close();
        assertThat(visible())
                .extracting(file -> directory.relativize(file).getName(0).toString())
                .containsExactly("1970-01-01--00", "1970-01-01--01");
    }

    @Test
    void bulk_files_end_at_every_checkpoint_with_their_footers() throws Exception {
        FileSink<String> sink = FileSink.forBulkFormat(Path.fromLocal(directory), Footed::new)
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .build();
        FileWriter<String> writer = sink.createWriter(task);
        for (String record : List.of("a", "b")) {
            write(writer, record);
            writer.flush(false);
            commit(sink, writer.prepareCommit());
            assertThat(writer.snapshotState(1)).isEmpty();
        }
        writer.close();
        assertThat(visible())
                .hasSize(2)
                .allSatisfy(file -> assertThat(Files.readString(file)).matches("[ab]end after 1"));
    }

    private record Footed(FSDataOutputStream out) implements BulkWriter<String> {
        @Override
        public void addElement(String element) throws IOException {
            out.write(element.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public void finish() throws IOException {
            out.sync();
            addElement("end after " + out.getPos());
        }
    }

    private static final class Request implements Committer.CommitRequest<FileSinkCommittable> {
        private final FileSinkCommittable file;
        private String outcome = "";

        Request(FileSinkCommittable file) {
            this.file = file;
        }

        @Override
        public FileSinkCommittable getCommittable() {
            return file;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            outcome = "known: " + reason.getMessage();
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            outcome = "unknown: " + reason.getMessage();
        }

        @Override
        public void retryLater() {
            outcome = "retry";
        }

        @Override
        public void updateAndRetryLater(FileSinkCommittable committable) {
            outcome = "retry";
        }

        @Override
        public void signalAlreadyCommitted() {
            outcome = "already";
        }
    }
}
