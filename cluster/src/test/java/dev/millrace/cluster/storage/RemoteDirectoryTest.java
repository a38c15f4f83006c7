package dev.millrace.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.artifact.ArtifactStore;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.journal.Epochs;
import dev.millrace.cluster.journal.Journal;
import dev.millrace.cluster.journal.JournalEntry;
import dev.millrace.cluster.ledger.Ledger;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores what coordinators share in an object store.
final class RemoteDirectoryTest {
    @TempDir
    private Path local;

    private final ObjectStore store = new ObjectStore();
    private SharedDirectory shared;
    private Epochs epochs;

    @BeforeEach
    void install() {
        store.install();
        shared = SharedDirectory.remote("object://store/cluster");
        epochs = new DirectoryEpochs(Host.real(), local.resolve("epochs"));
    }

    @AfterEach
    void uninstall() {
        ObjectStore.uninstall();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void append(Path file, String text) throws IOException {
        try (OutputStream out = shared.disk().append(file)) {
            out.write(bytes(text));
        }
    }

    private String read(Path file, long from) throws IOException {
        try (InputStream in = shared.disk().read(file, from)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path file(String text) throws IOException {
        Path file = shared.path().resolve("a").resolve("file");
        try (OutputStream out = shared.disk().create(file)) {
            out.write(bytes(text));
        }
        return file;
    }

    @Test
    void appended_parts_belong_to_the_file() throws IOException {
        Path file = file("one");
        append(file, "two");
        append(file, "three");
        assertThat(read(file, 0)).isEqualTo("onetwothree");
        assertThat(read(file, 4)).isEqualTo("wothree");
        assertThat(read(file, 6)).isEqualTo("three");
        assertThat(shared.disk().entry(file).size()).isEqualTo(11);
        assertThat(shared.disk().list(file.getParent()))
                .extracting(Disk.Entry::path)
                .containsExactly(file);
        assertThat(store.objects).hasSize(3);
        shared.disk().delete(file);
        assertThat(store.objects).isEmpty();
        assertThat(shared.disk().exists(file)).isFalse();
        assertThatThrownBy(() -> read(file, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void another_process_appends_where_the_first_has_stopped() throws IOException {
        Path file = file("one");
        append(file, "two");
        SharedDirectory other = SharedDirectory.remote("object://store/cluster");
        try (OutputStream out = other.disk().append(file)) {
            out.write(bytes("three"));
        }
        assertThat(read(file, 0)).isEqualTo("onetwothree");
    }

    @Test
    void a_part_after_a_gap_is_left_out() throws IOException {
        Path file = file("one");
        append(file, "two");
        append(file, "three");
        store.objects.remove("/cluster/a/file+%019d".formatted(3));
        assertThat(read(file, 0)).isEqualTo("one");
    }

    @Test
    void a_file_that_moves_replaces_its_target() throws IOException {
        Path file = file("new");
        Path target = shared.path().resolve("target");
        try (OutputStream out = shared.disk().create(target)) {
            out.write(bytes("old"));
        }
        append(target, "er");
        shared.disk().move(file, target);
        assertThat(read(target, 0)).isEqualTo("new");
        assertThat(store.objects).hasSize(1);
        assertThatThrownBy(() -> shared.disk().move(file, target)).isInstanceOf(NoSuchFileException.class);
    }

    private Journal.Opened journal(long epoch) {
        return Journal.open(Host.real(), shared.resolve("journal"), epochs, epoch, "leader " + epoch);
    }

    private static List<String> texts(Journal.Opened opened) {
        return opened.entries().stream()
                .map(JournalEntry::payload)
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void each_leader_reads_the_records_of_the_one_before() {
        Journal first = journal(1).journal();
        first.append(1, bytes("a"));
        first.append(1, bytes("b"));
        Journal second = journal(2).journal();
        second.append(1, bytes("c"));
        assertThatThrownBy(() -> first.append(1, bytes("late"))).hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        assertThat(texts(journal(3))).containsExactly("a", "b", "c");
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void a_record_that_was_not_written_completely_is_dropped() {
        Journal first = journal(1).journal();
        first.append(1, bytes("a"));
        first.append(1, bytes("b"));
        String last = store.objects.lastKey();
        store.objects.put(last, Arrays.copyOf(store.objects.get(last), 12));
        Journal.Opened second = journal(2);
        assertThat(texts(second)).containsExactly("a");
        assertThat(second.cutBytes()).isEqualTo(12);
    }

    @Test
    void many_records_become_one_file_again() {
        Ledger ledger = new Ledger(journal(1), List::of);
        ledger.add(new StoredJob("job", "name", new Artifact("0".repeat(64), 1), List.of()));
        for (int i = 0; i < 1_000; i++) ledger.point("job", new SnapshotPointer(i, "/snapshots/" + i));
        assertThat(store.objects).hasSizeLessThan(250);
        Ledger next = new Ledger(journal(2), List::of);
        assertThat(next.newestSnapshot("job"))
                .hasValueSatisfying(each -> assertThat(each.location()).isEqualTo("/snapshots/999"));
    }

    private ArtifactStore artifacts(long epoch, String copies) {
        ArtifactStore artifacts = new ArtifactStore(Host.real(), shared.resolve("artifacts"), local.resolve(copies));
        artifacts.lead(epoch).join();
        return artifacts;
    }

    @Test
    void artifacts_are_copied_to_the_machine_of_the_next_leader() throws IOException {
        ArtifactStore first = artifacts(1, "one");
        Artifact kept = first.put("job", bytes("a program")).join();
        Artifact other = first.put("other", bytes("another program")).join();
        ArtifactStore second = artifacts(2, "two");
        second.hold("job", List.of(kept.hash())).join();
        second.sweep().join();
        Path copy = second.file(kept).join();
        assertThat(copy).startsWith(local.resolve("two")).hasBinaryContent(bytes("a program"));
        assertThat(second.read(kept).join()).isEqualTo(bytes("a program"));
        assertThatThrownBy(() -> second.read(other).join()).hasMessageContaining(ClusterFaults.ARTIFACT_MISSING.code());
        second.release("job").join();
        assertThat(store.objects).isEmpty();
        assertThat(Files.exists(copy)).isFalse();
    }
}
