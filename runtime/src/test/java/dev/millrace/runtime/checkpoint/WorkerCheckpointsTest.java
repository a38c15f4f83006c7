package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Control;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests how another process keeps its parts of checkpoints, until when, and what it refuses.
class WorkerCheckpointsTest {
    @TempDir
    private Path root;

    private final List<String> news = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<CheckpointTarget> told = new ArrayList<>();
    private int retried;

    private final WorkerCheckpoints remoteSnapshots = new WorkerCheckpoints(
            Host.real(),
            CheckpointSettings.of(new Configuration(), true),
            new Retries(Host.real(), 2, 0, (_, _) -> retried++),
            new WorkerCheckpoints.Line() {
                @Override
                public void taken(int member, long checkpoint, long stallNanos, long bytes, boolean isWhole) {
                    news.add("%d taken by %d%s".formatted(checkpoint, member, isWhole ? "" : ", overtaken"));
                }

                @Override
                public void collected(int member, long checkpoint) {
                    news.add("%d collected by %d".formatted(checkpoint, member));
                }

                @Override
                public void failed(int member, long checkpoint, Throwable thrown) {
                    news.add("%d failed by %d".formatted(checkpoint, member));
                }

                @Override
                public void finished(int member) {
                    news.add("finished " + member);
                }
            });

    @BeforeEach
    void setUp() throws Exception {
        for (int i = 0; i < 2; i++) {
            Member member = new Member(i, 2, Ensemble.GROUPS, null);
            member.join(i, remoteSnapshots);
            members.add(member);
            told.add(remoteSnapshots.join(i, member));
        }
        for (long key = 0; key < 20; key++) for (Member each : members) if (each.owns(key)) each.count(key);
    }

    private void take(long checkpoint, int... numbers) {
        for (int number : numbers) {
            told.get(number).announce(new Control.Barrier(checkpoint, 0, true), false);
            members.get(number).attend();
        }
    }

    private SnapshotPlace place(String name) {
        return SnapshotPlace.of(Host.real().disk(), root.resolve(name));
    }

    private long released(int number) {
        members.get(number).attend();
        return members.get(number).told.stream().filter("released"::equals).count();
    }

    private void assertRefused(long checkpoint, String why) {
        assertThatThrownBy(() -> remoteSnapshots.write(checkpoint, place("refused/state-1"), false))
                .hasMessageContaining("MR-5335")
                .hasMessageContaining(why);
        assertThat(root.resolve("refused")).doesNotExist();
    }

    @Test
    void what_was_taken_can_be_written_until_it_is_released() throws Exception {
        take(1, 0, 1);
        assertThat(news).containsExactly("1 taken by 0", "1 taken by 1");
        long size = remoteSnapshots.write(1, place("state-1"), false);
        assertThat(place("state-1").entry().size()).isEqualTo(size);
        assertThat(remoteSnapshots.write(1, place("again/state-1"), false)).isEqualTo(size);
        SnapshotFile.open(place("again/state-1")).verify();
        assertThat(released(0) + released(1)).isZero();
        remoteSnapshots.release(1);
        remoteSnapshots.release(1);
        assertThat(List.of(released(0), released(1))).containsExactly(1L, 1L);
        assertRefused(1, "The process no longer has its part");
        assertRefused(7, "The process no longer has its part");
    }

    @Test
    void what_the_coordinator_tells_the_subtasks_releases_too() {
        for (long checkpoint = 1; checkpoint <= 4; checkpoint++) take(checkpoint, 0, 1);
        told.get(0).aborted(2);
        assertThat(released(0)).isEqualTo(1);
        assertThat(remoteSnapshots.holds(1, 0)).isTrue();
        told.get(1).completed(3);
        assertThat(List.of(released(0), released(1))).containsExactly(3L, 3L);
        assertThat(remoteSnapshots.holds(4, 1)).isTrue();
        assertThat(members.get(0).told).contains("aborted 2");
        assertThat(members.get(1).told).contains("completed 3");
    }

    @Test
    void what_is_let_go_while_it_is_written_is_released_afterwards_and_deleted() throws Exception {
        take(1, 0, 1);
        SnapshotPlace file = place("chk-1/state-1");
        remoteSnapshots.write(
                1,
                new Watched(file, () -> {
                    remoteSnapshots.release(1);
                    assertThat(released(0)).isZero();
                }),
                false);
        assertThat(released(0)).isEqualTo(1);
        assertThat(root.resolve("chk-1")).doesNotExist();
    }

    @Test
    void a_file_is_tried_again() throws Exception {
        take(1, 0, 1);
        remoteSnapshots.write(1, new Watched(place("state-1"), this::failTwice), false);
        SnapshotFile.open(place("state-1")).verify();
        assertThat(retried).isEqualTo(2);
    }

    private void failTwice() throws IOException {
        if (retried < 2) throw new IOException("not yet");
    }

    @Test
    void a_checkpoint_of_which_a_part_is_gone_is_never_written() {
        take(1, 0, 1);
        remoteSnapshots.gone(List.of(0));
        assertRefused(1, "Subtasks that took the checkpoint have ended");
        take(1, 1);
        assertRefused(1, "Subtasks that took the checkpoint have ended");
        remoteSnapshots.release(1);
        assertThat(released(1)).isEqualTo(1);
        take(2, 0);
        assertThat(news).doesNotContain("2 taken by 0");
        assertRefused(2, "The process no longer has its part");
    }

    @Test
    void news_of_other_kinds_are_passed_on() {
        members.get(0).isFragile = true;
        take(1, 0);
        Member late = members.get(1);
        late.isHeld = true;
        take(1, 1);
        told.get(1).overtake(new Control.Barrier(1, 0, true));
        told.get(1).collect(1);
        late.attend();
        remoteSnapshots.finished(1);
        assertThat(news).containsExactly("1 failed by 0", "1 taken by 1, overtaken", "1 collected by 1", "finished 1");
    }

    private interface Event {
        void happen() throws IOException;
    }

    /// Runs an action whenever a file is created.
    private record Watched(SnapshotPlace place, Event before) implements SnapshotPlace {
        @Override
        public Draft create() throws IOException {
            before.happen();
            return place.create();
        }

        @Override
        public SnapshotPlace resolve(String below) {
            return place.resolve(below);
        }

        @Override
        public @Nullable SnapshotPlace parent() {
            return place.parent();
        }

        @Override
        public String name() {
            return place.name();
        }

        @Override
        public String nameOf(SnapshotPlace below) {
            return place.nameOf(below);
        }

        @Override
        public String address() {
            return place.address();
        }

        @Override
        public boolean exists() throws IOException {
            return place.exists();
        }

        @Override
        public Entry entry() throws IOException {
            return place.entry();
        }

        @Override
        public List<Entry> children() throws IOException {
            return place.children();
        }

        @Override
        public byte[] read(long position, int length) throws IOException {
            return place.read(position, length);
        }

        @Override
        public void delete() throws IOException {
            place.delete();
        }

        @Override
        public void settle() throws IOException {
            place.settle();
        }

        @Override
        public OptionalLong free() throws IOException {
            return place.free();
        }

        @Override
        public boolean isWritable() throws IOException {
            return place.isWritable();
        }
    }
}
