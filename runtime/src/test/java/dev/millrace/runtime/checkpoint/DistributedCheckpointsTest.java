package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.inspect.RowReading;
import dev.millrace.state.inspect.StateSnapshot;
import dev.millrace.state.inspect.StateView;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests checkpoints of jobs with subtasks in several processes. Each process writes a file, and the files
/// together contain the whole state.
class DistributedCheckpointsTest {
    private static final int KEYS = 200;

    @TempDir
    private Path root;

    private final List<Ensemble> opened = new ArrayList<>();

    private Ensemble ensemble(Consumer<Configuration> more, String... places) throws Exception {
        Ensemble made = new Ensemble(root, more, places);
        opened.add(made);
        return made;
    }

    /// Creates a job with two subtasks in this process, two in `a` and one in `b`.
    private Ensemble ensemble() throws Exception {
        return ensemble(_ -> {}, "b", "", "a", "", "a");
    }

    @AfterEach
    void close() {
        opened.forEach(Ensemble::close);
        for (Ensemble each : opened) assertThat(each.failures).isEmpty();
    }

    private static void fill(Ensemble job) throws Exception {
        for (long key = 0; key < KEYS; key++) job.count(key);
        for (Member each : job.members) {
            for (int i = 0; i <= each.subtask().index(); i++)
                each.note(each.subtask().index() + "." + i);
            each.rule(5);
        }
    }

    private static List<String> names(CheckpointDirectory.Complete complete) {
        return complete.manifest().files().stream()
                .map(Manifest.StateFile::path)
                .toList();
    }

    private static void assertRestored(CheckpointDirectory.Complete complete, Map<String, Object> expected)
            throws Exception {
        Restored from = Restored.open(complete);
        for (int parallelism : new int[] {1, 5, 7})
            assertThat(Ensemble.told(from, parallelism, Ensemble.GROUPS)).isEqualTo(expected);
        assertThat(Ensemble.told(from, 3, 20)).isEqualTo(expected);
        assertThat(from.enumerator(Ensemble.SOURCE, DistributedCheckpointsTest.class.getClassLoader()))
                .asString()
                .isEqualTo("splits " + from.id());
    }

    @Test
    void each_process_writes_a_file_with_what_its_subtasks_held() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        CheckpointDirectory.Complete complete = job.checkpoint();
        assertThat(names(complete)).containsExactly("chk-1/state-0", "chk-1/state-1", "chk-1/state-2");
        assertThat(complete.manifest().ownFiles()).isEqualTo(3);
        List<SnapshotFile> files = CheckpointDirectory.files(complete);
        assertThat(subtasks(files.get(0))).containsExactlyInAnyOrder(1, 3);
        assertThat(subtasks(files.get(1))).containsExactlyInAnyOrder(2, 4);
        assertThat(subtasks(files.get(2))).containsExactly(0);
        assertRestored(complete, job.now());
    }

    @Test
    void people_see_every_subtask_s_part_wherever_it_runs() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        CheckpointDirectory.Complete complete = job.checkpoint();
        List<CheckpointStatistics.Part> parts =
                job.statistics.parts(complete.manifest().checkpoint());
        assertThat(parts).extracting(CheckpointStatistics.Part::vertex).containsOnly(Member.OPERATOR);
        assertThat(parts).extracting(CheckpointStatistics.Part::subtask).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(parts).allSatisfy(each -> {
            assertThat(each.takenMillis()).isPositive();
            assertThat(each.bytes()).describedAs("%s", each).isPositive();
        });
    }

    /// Returns the subtasks whose shared state is in a file.
    private static List<Integer> subtasks(SnapshotFile file) {
        List<Integer> subtasks = new ArrayList<>();
        file.sections().stream()
                .filter(section -> section.name().equals("shared"))
                .forEach(section -> file.blocks(section).forEach(block -> subtasks.add(block.number())));
        return subtasks;
    }

    @Test
    void people_see_one_snapshot() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.checkpoint();
        for (long key = 0; key < 10; key++) job.count(key);
        StateSnapshot seen =
                StateSnapshot.open(job.checkpoint().path(), getClass().getClassLoader());
        assertThat(seen.files()).hasSize(6);
        assertThat(entries(seen, "count")).isEqualTo(KEYS);
        assertThat(entries(seen, "timers event-time timers")).isEqualTo(KEYS);
        assertThat(entries(seen, "shared")).isEqualTo(1 + 2 + 3 + 4 + 5);
        assertThat(entries(seen, "rules")).isEqualTo(1);
    }

    private static long entries(StateSnapshot snapshot, String name) {
        StateView found = snapshot.operators().stream()
                .flatMap(operator -> operator.states().stream())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
        return found.entries(RowReading.maps()).count();
    }

    /// Full and incremental checkpoints alternate at random.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changes_are_written_by_all_or_by_none(long seed) throws Exception {
        Random random = new Random(seed);
        Ensemble job = ensemble();
        fill(job);
        int changes = 0;
        for (int round = 1; round <= 8; round++) {
            for (int i = random.nextInt(random.nextBoolean() ? 10 : KEYS); i > 0; i--) job.count(random.nextInt(KEYS));
            Member forgetful = job.members.get(random.nextInt(5));
            for (long key = 0; key < 5; key++) if (forgetful.owns(key)) forgetful.forget(key);
            forgetful.note("round " + round);
            CheckpointDirectory.Complete complete = job.checkpoint();
            Manifest manifest = complete.manifest();
            assertThat(manifest.ownFiles()).isEqualTo(3);
            assertThat(manifest.files().size() % 3).isZero();
            assertThat(names(complete)
                            .subList(
                                    manifest.files().size() - 3,
                                    manifest.files().size()))
                    .containsExactly(
                            "chk-%d/state-0".formatted(round),
                            "chk-%d/state-1".formatted(round),
                            "chk-%d/state-2".formatted(round));
            if (manifest.isIncremental()) changes++;
            assertRestored(complete, job.now());
        }
        assertThat(changes).isBetween(1, 7);
        CheckpointStatistics.Completed last = job.statistics.newest().getLast();
        Manifest manifest = job.open(8).manifest();
        assertThat(last.isIncremental()).isEqualTo(manifest.isIncremental());
        assertThat(last.bytes()).isEqualTo(bytes(manifest, manifest.files().size() - 3));
        assertThat(last.fullBytes()).isEqualTo(bytes(manifest, 0));
    }

    private static long bytes(Manifest manifest, int from) {
        return manifest.files().stream()
                .skip(from)
                .mapToLong(Manifest.StateFile::size)
                .sum();
    }

    @Test
    void after_the_subtasks_have_changed_the_next_is_whole() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.checkpoint();
        assertThat(job.checkpoint().manifest().isIncremental()).isTrue();
        job.members.get(4).end();
        job.coordinator.ended(4);
        CheckpointDirectory.Complete without = job.checkpoint();
        assertThat(without.manifest().isIncremental()).isFalse();
        assertRestored(without, job.now());
        assertThat(job.checkpoint().manifest().isIncremental()).isTrue();
        job.newest();
        assertThat(job.checkpoint().manifest().isIncremental()).isFalse();
    }

    @Test
    void a_process_whose_subtasks_have_all_ended_writes_none() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.members.get(2).end();
        job.members.get(4).end();
        job.coordinator.ended(2);
        job.coordinator.ended(4);
        CheckpointDirectory.Complete complete = job.checkpoint();
        assertThat(names(complete)).containsExactly("chk-1/state-0", "chk-1/state-1");
        assertThat(job.process("a").asked).isZero();
        assertRestored(complete, job.now());
    }

    @Test
    void what_a_subtask_took_before_it_ended_counts() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        Map<String, Object> then = job.now();
        job.members.get(1).isHeld = true;
        CompletableFuture<Long> done = job.coordinator.checkpoint();
        job.until(
                "all but one have taken it", () -> job.process("a").checkpoints.holds(1, 2));
        job.members.get(2).end();
        job.coordinator.ended(2);
        job.members.get(1).letThrough();
        assertRestored(job.open(job.outcome(done)), then);
    }

    @Test
    void with_nobody_here_the_own_file_has_the_enumerators_alone() throws Exception {
        Ensemble job = ensemble(_ -> {}, "a", "b");
        fill(job);
        CheckpointDirectory.Complete complete = job.checkpoint();
        assertThat(names(complete)).containsExactly("chk-1/state-0", "chk-1/state-1", "chk-1/state-2");
        assertThat(CheckpointDirectory.files(complete).getFirst().sections())
                .allSatisfy(section -> assertThat(section.operator()).isEqualTo(Ensemble.SOURCE));
        assertRestored(complete, job.now());
    }

    @Test
    void what_was_overtaken_is_in_the_files_of_those_it_was_on_its_way_to() throws Exception {
        Ensemble job =
                ensemble(settings -> settings.set(CheckpointingOptions.ENABLE_UNALIGNED, true), "b", "", "a", "", "a");
        fill(job);
        for (int late : new int[] {0, 1, 4}) job.members.get(late).isHeld = true;
        Map<String, Object> expected = job.now();
        CheckpointDirectory.Complete complete = job.checkpoint();
        for (int late : new int[] {0, 1, 4}) {
            assertThat(job.members.get(late).told).contains("overtaken 1");
            expected.put("on its way " + (1_000 + late), 1);
        }
        assertRestored(complete, expected);
    }

    @Test
    void a_savepoint_has_all_files_in_its_directory_and_is_not_kept_in_memory() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        Path target = root.resolve("savepoint");
        SnapshotPlace done = job.outcome(
                job.coordinator.savepoint(SnapshotPlace.of(Host.real().disk(), target)));
        CheckpointDirectory.Complete complete = CheckpointDirectory.open(done);
        assertThat(names(complete)).containsExactly("state-0", "state-1", "state-2");
        assertThat(complete.manifest().isIncremental()).isFalse();
        assertRestored(complete, job.now());
        for (Member each : job.members) job.until("its snapshot released", () -> each.told.equals(List.of("released")));
        CheckpointDirectory.disposeSavepoint(done);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_savepoint_to_stop_with_is_told_to_all() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        Path target = root.resolve("savepoint");
        job.outcome(job.coordinator.stop(SnapshotPlace.of(Host.real().disk(), target), false));
        for (Member each : job.members)
            job.until("told to leave", () -> each.told.containsAll(List.of("completed 1", "left")));
    }

    @Test
    void the_failure_of_one_process_is_that_of_the_checkpoint() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.checkpoint();
        job.process("b").failure = new IOException("the device is gone");
        assertThat(job.failure(job.coordinator.checkpoint()))
                .hasMessageContaining("state-2 was not written by b: the device is gone");
        for (Member each : job.members) job.until("told of it", () -> each.told.contains("aborted 2"));
        assertThat(root.resolve("chk-2")).doesNotExist();
        assertThat(job.process("a").checkpoints.holds(2, 2)).isFalse();
        CheckpointDirectory.Complete next = job.checkpoint();
        assertThat(next.manifest().isIncremental()).isTrue();
        assertRestored(next, job.now());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_loss_of_a_process_does_not_count_as_a_failed_checkpoint(boolean isLost) throws Exception {
        Ensemble job =
                ensemble(settings -> settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0), "b", "", "a");
        fill(job);
        job.process("b").failure = isLost ? RemoteSnapshots.gone("b") : new IOException("the device is gone");
        job.failure(job.coordinator.checkpoint());
        for (Member each : job.members) job.until("told of it", () -> each.told.contains("aborted 1"));
        job.checkpoint();
        if (isLost) assertThat(job.failures).isEmpty();
        else assertThat(job.failures.remove()).hasMessageContaining("MR-5300");
    }

    @Test
    void a_process_that_has_no_room_is_asked_again_when_there_is_some() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.process("b").failure = new IOException("No space left on device");
        assertRestored(job.checkpoint(), job.now());
        assertThat(job.process("b").asked).isEqualTo(2);
        assertThat(job.process("a").asked).isEqualTo(2);
    }

    @Test
    void a_subtask_elsewhere_that_throws_gives_the_checkpoint_up() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.members.get(0).isFragile = true;
        assertThat(job.failure(job.coordinator.checkpoint())).hasStackTraceContaining("a function is fragile");
        for (Member each : job.members) job.until("told of it", () -> each.told.contains("aborted 1"));
        for (int taken : new int[] {1, 2, 3, 4})
            job.until("its snapshot released", () -> job.members.get(taken).told.contains("released"));
        assertRestored(job.checkpoint(), job.now());
    }

    @Test
    void what_is_taken_too_late_is_let_go() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        Member late = job.members.get(4);
        Member fragile = job.members.get(0);
        late.isHeld = true;
        fragile.isHeld = true;
        fragile.isFragile = true;
        CompletableFuture<Long> done = job.coordinator.checkpoint();
        job.until("barriers there", () -> late.hasBarrier() && fragile.hasBarrier());
        fragile.letThrough();
        job.failure(done);
        late.letThrough();
        job.until("its snapshot released", () -> late.told.contains("released"));
        assertThat(job.process("a").checkpoints.holds(1, 4)).isFalse();
    }

    @Test
    void a_process_that_does_not_answer_does_not_hold_the_others_up_for_ever() throws Exception {
        Ensemble job = ensemble(
                settings -> settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(300)),
                "b",
                "",
                "a");
        fill(job);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        job.process("b").gate = gate;
        // On a slow machine, a checkpoint may expire before any file is written.
        for (int tries = 0; tries < 20 && job.process("b").asked == 0; tries++)
            assertThat(job.failure(job.coordinator.checkpoint())).hasMessageContaining("MR-5301");
        job.until("the other has answered", () -> job.process("a").answered == 1);
        job.until("what was written is gone", this::isEmpty);
        gate.complete(null);
        job.until("it has answered", () -> job.process("b").answered == 1);
        assertThat(isEmpty()).isTrue();
        job.process("b").gate = null;
    }

    private boolean isEmpty() {
        try (Stream<Path> left = Files.list(root)) {
            return left.findAny().isEmpty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void what_is_all_here_is_gone_back_to_in_memory() throws Exception {
        Ensemble job = ensemble(_ -> {}, "", "");
        fill(job);
        assertThat(names(job.checkpoint())).containsExactly("chk-1/state-0");
        Restored newest = job.newest();
        assertThat(newest.kept()).isNotNull();
        assertThat(Ensemble.told(newest, 2, Ensemble.GROUPS)).isEqualTo(job.now());
    }

    @Test
    void what_is_not_all_here_is_gone_back_to_in_files() throws Exception {
        Ensemble job = ensemble();
        fill(job);
        job.checkpoint();
        Restored newest = job.newest();
        assertThat(newest.kept()).isNull();
        assertThat(Ensemble.told(newest, 5, Ensemble.GROUPS)).isEqualTo(job.now());
        for (Member each : job.members) job.until("its snapshot released", () -> each.told.contains("released"));
    }
}
