package dev.millrace.state.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.checkpoint.CheckpointDirectory.Complete;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointDirectoryTest {
    private static final Disk DISK = Host.real().disk();
    private static final Section SECTION = new Section("op", "state", SectionKind.SPLIT_LIST, Map.of());

    @TempDir
    Path temporary;

    private Path root;
    private CheckpointDirectory directory;
    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void setUp() {
        root = temporary.resolve("job");
        directory = new CheckpointDirectory(DISK, root);
    }

    private Manifest.StateFile write(long checkpoint, String text) throws IOException {
        SnapshotPlace path = directory.of(checkpoint).resolve("state-0");
        try (SnapshotFileWriter writer = new SnapshotFileWriter(path)) {
            DataOutputSerializer bytes = new DataOutputSerializer(16);
            bytes.writeUTF(text);
            writer.block(SECTION, 0, true, 1, bytes);
            return new Manifest.StateFile(directory.nameOf(path), writer.finish());
        }
    }

    private Complete complete(long checkpoint, boolean isSavepoint, Manifest.StateFile... files) throws IOException {
        return directory.complete(new Manifest(
                checkpoint,
                1_000 + checkpoint,
                isSavepoint,
                "job",
                List.of(files),
                List.of(new Manifest.OperatorEntry("op", "count -> sink", 2, 128))));
    }

    private Complete taken(long checkpoint) throws IOException {
        return complete(checkpoint, false, write(checkpoint, "state " + checkpoint));
    }

    private Optional<Complete> newest() throws IOException {
        return directory.newest((path, fault) -> refused.add(path.name() + ": " + fault.getMessage()));
    }

    private List<String> texts(Complete checkpoint) throws IOException {
        List<String> texts = new ArrayList<>();
        for (SnapshotFile file : CheckpointDirectory.files(DISK, checkpoint)) {
            texts.add(file.read(SECTION, file.blocks(SECTION).getFirst()).readUTF());
        }
        return texts;
    }

    private List<String> names() throws IOException {
        return directory.all().stream().map(SnapshotPlace::name).toList();
    }

    /// Returns a disk that does not find existing manifests.
    private static Disk hidingManifests() {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(),
                new Class<?>[] {Disk.class},
                (_, method, arguments) -> method.getName().equals("exists")
                                && arguments[0].toString().endsWith("_metadata")
                        ? false
                        : method.invoke(DISK, arguments));
    }

    @Test
    void a_checkpoint_whose_manifest_is_not_found_for_a_moment_is_not_deleted() throws IOException {
        taken(1);
        taken(2);
        new CheckpointDirectory(hidingManifests(), root).prune(1, 3);
        assertThat(texts(newest().orElseThrow())).containsExactly("state 2");
    }

    /// Returns a disk that cannot read the manifest of a checkpoint. HDFS cannot read a file that was not closed.
    private static Disk refusingManifest(String checkpoint) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (_, method, arguments) -> {
                    boolean isRead = method.getName().equals("read")
                            && arguments[0].toString().endsWith(checkpoint + "/_metadata");
                    if (isRead) throw new IOException("no length of the last block");
                    return method.invoke(DISK, arguments);
                });
    }

    @Test
    void an_unused_checkpoint_whose_manifest_was_not_closed_is_never_used() throws IOException {
        taken(1);
        taken(2);
        CheckpointDirectory refusing = new CheckpointDirectory(refusingManifest("chk-2"), root);

        assertThatThrownBy(() -> refusing.newest((_, _) -> {}, -1, 3)).hasMessageContaining("last block");
        Optional<Complete> found = refusing.newest((path, _) -> refused.add(path.name()), -1, 2);
        assertThat(texts(found.orElseThrow())).containsExactly("state 1");
        assertThat(refused).containsExactly("chk-2");
        // A later attempt that can read the file must not use the checkpoint, because a job has run from the older one.
        assertThat(texts(newest().orElseThrow())).containsExactly("state 1");
    }

    @Test
    void the_newest_complete_checkpoint_is_found_with_its_files() throws IOException {
        assertThat(newest()).isEmpty();
        taken(2);
        Complete written = taken(10);
        write(11, "never completed");
        Complete found = newest().orElseThrow();
        assertThat(found).isEqualTo(written);
        assertThat(found.manifest().operators().getFirst().name()).isEqualTo("count -> sink");
        assertThat(texts(found)).containsExactly("state 10");
        assertThat(refused).singleElement().asString().contains("chk-11", "MR-4103", "never complete");
        assertThat(CheckpointDirectory.open(DISK, root.resolve("chk-2"))
                        .manifest()
                        .takenMillis())
                .isEqualTo(1_002);
    }

    private static void cut(Path file, int size) throws IOException {
        byte[] first;
        try (InputStream in = DISK.read(file, 0)) {
            first = in.readNBytes(size);
        }
        try (OutputStream out = DISK.create(file)) {
            out.write(first);
        }
    }

    private void damage(Path path, int at) throws IOException {
        byte[] bytes;
        try (InputStream in = DISK.read(path, 0)) {
            bytes = in.readAllBytes();
        }
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        try (OutputStream out = DISK.create(path)) {
            out.write(bytes);
        }
    }

    private Manifest.StateFile write(long checkpoint, int process) throws IOException {
        SnapshotPlace path = directory.of(checkpoint).resolve("state-" + process);
        try (SnapshotFileWriter writer = new SnapshotFileWriter(path)) {
            DataOutputSerializer bytes = new DataOutputSerializer(16);
            bytes.writeUTF("of " + process);
            writer.block(SECTION, process, true, 1, bytes);
            return new Manifest.StateFile(directory.nameOf(path), writer.finish());
        }
    }

    private int version(long checkpoint) throws IOException {
        try (InputStream in = DISK.read(root.resolve("chk-%d/_metadata".formatted(checkpoint)), 0)) {
            return in.readNBytes(10)[9];
        }
    }

    /// Earlier releases read only the last file of a checkpoint, so they must reject checkpoints with
    /// several files.
    @Test
    void files_of_one_checkpoint_share_a_directory_and_are_of_a_later_version() throws IOException {
        Complete single = complete(1, false, write(1, 0));
        Complete whole = complete(2, false, write(2, 0), write(2, 1), write(2, 2));
        Complete changes = complete(
                3,
                false,
                Stream.concat(whole.manifest().files().stream(), Stream.of(write(3, 0), write(3, 1), write(3, 2)))
                        .toArray(Manifest.StateFile[]::new));
        Complete chain = complete(4, false, single.manifest().files().getFirst(), write(4, 0));
        assertThat(List.of(version(1), version(2), version(3), version(4))).containsExactly(1, 2, 2, 1);
        for (Complete each : List.of(single, whole, changes, chain))
            assertThat(CheckpointDirectory.open(each.path())).isEqualTo(each);
        assertThat(List.of(
                        single.manifest().ownFiles(),
                        whole.manifest().ownFiles(),
                        changes.manifest().ownFiles(),
                        chain.manifest().ownFiles()))
                .containsExactly(1, 3, 3, 1);
        assertThat(List.of(
                        single.manifest().isIncremental(),
                        whole.manifest().isIncremental(),
                        changes.manifest().isIncremental(),
                        chain.manifest().isIncremental()))
                .containsExactly(false, false, true, true);
        assertThat(CheckpointDirectory.files(changes)).hasSize(6);
        directory.prune(1, Long.MAX_VALUE);
        assertThat(names()).containsExactly("chk-4", "chk-1");
    }

    @Test
    void a_damaged_checkpoint_is_named_and_the_one_before_it_used() throws IOException {
        taken(1);
        taken(2);
        taken(3);
        taken(4);
        taken(5);
        damage(root.resolve("chk-5/_metadata"), 20);
        damage(root.resolve("chk-4/state-0"), -30);
        cut(root.resolve("chk-3/state-0"), 20);
        DISK.delete(root.resolve("chk-2/state-0"));
        assertThat(texts(newest().orElseThrow())).containsExactly("state 1");
        assertThat(refused).hasSize(4);
        assertThat(refused.get(0)).contains("chk-5", "checksum");
        assertThat(refused.get(1)).contains("chk-4", "MR-4101");
        assertThat(refused.get(2)).contains("chk-3", "has 20 bytes instead of");
        assertThat(refused.get(3)).contains("chk-2", "is missing");
    }

    @Test
    void a_manifest_that_was_cut_or_changed_anywhere_is_refused() throws IOException {
        taken(1);
        Path manifest = root.resolve("chk-1/_metadata");
        byte[] whole;
        try (InputStream in = DISK.read(manifest, 0)) {
            whole = in.readAllBytes();
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 4;
            byte[] cut = java.util.Arrays.copyOf(whole, i);
            for (byte[] bad : List.of(changed, cut)) {
                try (OutputStream out = DISK.create(manifest)) {
                    out.write(bad);
                }
                assertThatThrownBy(() -> CheckpointDirectory.open(DISK, root.resolve("chk-1")))
                        .isInstanceOf(MillraceException.class)
                        .hasMessageContaining("MR-4103");
            }
        }
    }

    @Test
    void old_checkpoints_go_but_for_what_newer_ones_need() throws IOException {
        Manifest.StateFile base = write(1, "base");
        complete(1, false, base);
        taken(2);
        complete(3, true, write(3, "savepoint"));
        write(4, "never completed");
        complete(5, false, base, write(5, "changes"));
        taken(6);
        damage(root.resolve("chk-6/_metadata"), 20);
        write(7, "under way");
        directory.prune(1, 7);
        assertThat(names()).containsExactly("chk-7", "chk-6", "chk-5", "chk-3", "chk-1");
        assertThatThrownBy(() -> CheckpointDirectory.open(DISK, root.resolve("chk-1")))
                .hasMessageContaining("never complete");
        assertThat(texts(CheckpointDirectory.open(DISK, root.resolve("chk-5")))).containsExactly("base", "changes");
        Complete later = taken(8);
        directory.prune(1, 9);
        assertThat(names()).containsExactly("chk-8", "chk-6", "chk-3");
        assertThat(texts(later)).containsExactly("state 8");
    }

    @Test
    void a_checkpoint_that_is_disposed_of_leaves_what_others_need() throws IOException {
        Manifest.StateFile first = write(1, "whole");
        complete(1, false, first);
        Manifest.StateFile second = write(2, "change");
        Complete older = complete(2, false, first, second);
        complete(3, false, first, write(3, "other change"));
        CheckpointDirectory.dispose(older);
        CheckpointDirectory.dispose(older);
        assertThat(names()).containsExactly("chk-3", "chk-1");
        assertThat(texts(newest().orElseThrow())).containsExactly("whole", "other change");
    }

    @Test
    void a_checkpoint_that_somebody_else_owns_is_never_pruned() throws IOException {
        taken(1);
        taken(2);
        taken(3);
        new CheckpointDirectory(SnapshotPlace.of(DISK, root), 2).prune(0, Long.MAX_VALUE);
        assertThat(names()).containsExactly("chk-2");
        assertThat(texts(newest().orElseThrow())).containsExactly("state 2");
    }

    private long recorded() throws IOException {
        return directory.recorded().map(each -> each.manifest().checkpoint()).orElse(0L);
    }

    @Test
    void the_newest_checkpoint_is_recorded_beside_all_until_they_are_deleted() throws IOException {
        assertThat(recorded()).isZero();
        taken(1);
        Complete newest = taken(2);
        assertThat(directory.recorded()).contains(new NewestRecord(newest.path().address(), newest.manifest()));
        DISK.delete(root.resolve("chk-2/_metadata"));
        DISK.delete(root.resolve("chk-2/state-0"));
        DISK.delete(root.resolve("chk-2"));
        assertThat(recorded()).isEqualTo(2);
        assertThat(directory.greatestNumber()).isEqualTo(2);
        assertThat(SnapshotDamage.of(newest))
                .containsExactly(
                        root.resolve("chk-2/_metadata") + " is missing", root.resolve("chk-2/state-0") + " is missing");
        directory.deleteAll();
        assertThat(DISK.exists(root)).isFalse();
    }

    @Test
    void a_record_goes_with_the_checkpoint_that_it_names() throws IOException {
        Complete older = taken(1);
        Complete newest = taken(2);
        CheckpointDirectory.dispose(older);
        assertThat(recorded()).isEqualTo(2);
        CheckpointDirectory.dispose(newest);
        assertThat(recorded()).isZero();
    }

    @Test
    void a_record_that_is_damaged_is_refused() throws IOException {
        taken(1);
        damage(root.resolve("_newest"), -6);
        assertThatThrownBy(() -> directory.recorded()).hasMessageContaining("MR-4103");
        cut(root.resolve("_newest"), 1);
        assertThatThrownBy(() -> directory.recorded()).hasMessageContaining("MR-4103");
    }
}
