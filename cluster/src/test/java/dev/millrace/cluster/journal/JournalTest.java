package dev.millrace.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.storage.SharedDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    private Path directory;

    private Epochs epochs;

    @BeforeEach
    void begin() {
        epochs = new DirectoryEpochs(Host.real(), directory.resolve("epochs"));
    }

    private Journal.Opened open(long epoch) {
        return Journal.open(
                Host.real(),
                SharedDirectory.local(Host.real(), directory.resolve("journal")),
                epochs,
                epoch,
                "leader " + epoch);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static List<String> texts(Journal.Opened opened) {
        return opened.entries().stream()
                .map(entry -> entry.type() + " " + new String(entry.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void records_come_back_in_order_with_the_epochs_that_wrote_them() {
        Journal first = open(1).journal();
        first.append(1, bytes("a"));
        first.append(2, bytes(""));
        Journal second = open(2).journal();
        second.append(3, bytes("c".repeat(100_000)));

        Journal.Opened third = open(5);

        assertThat(texts(third)).containsExactly("1 a", "2 ", "3 " + "c".repeat(100_000));
        assertThat(third.entries()).extracting(JournalEntry::epoch).containsExactly(1L, 1L, 2L);
        assertThat(third.cutBytes()).isZero();
    }

    @Test
    void a_last_record_cut_at_any_byte_is_dropped_and_those_before_it_stay() throws IOException {
        Journal journal = open(1).journal();
        journal.append(1, bytes("first"));
        journal.append(1, bytes("second"));
        long before = Files.size(file());
        journal.append(1, bytes("the third, which is torn"));
        byte[] whole = Files.readAllBytes(file());
        for (int length = (int) before; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            Journal.Opened opened = open(1);
            assertThat(texts(opened)).containsExactly("1 first", "1 second");
            assertThat(opened.cutBytes()).isEqualTo(length - before);
            opened.journal().append(1, bytes("after"));
            assertThat(texts(open(1))).containsExactly("1 first", "1 second", "1 after");
        }
    }

    @Test
    void a_last_record_of_which_only_the_length_reached_the_disk_is_dropped() throws IOException {
        Journal journal = open(1).journal();
        journal.append(1, bytes("first"));
        Files.write(file(), new byte[500], StandardOpenOption.APPEND);

        assertThat(texts(open(1))).containsExactly("1 first");
    }

    @Test
    void a_changed_byte_with_records_behind_it_is_refused_with_its_place() throws IOException {
        Journal journal = open(1).journal();
        journal.append(1, bytes("first"));
        int from = (int) Files.size(file());
        journal.append(1, bytes("second"));
        int until = (int) Files.size(file());
        journal.append(1, bytes("third"));
        byte[] whole = Files.readAllBytes(file());
        for (int at = from; at < until; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file(), damaged);
            assertThatThrownBy(() -> open(1))
                    .hasMessageContaining(ClusterFaults.JOURNAL_CORRUPT.code())
                    .hasMessageContaining("at byte " + from);
        }
    }

    @Test
    void a_file_of_another_kind_or_version_is_refused() throws IOException {
        open(1).journal().append(1, bytes("first"));
        byte[] whole = Files.readAllBytes(file());
        whole[11] = 9;
        Files.write(file(), whole);
        assertThatThrownBy(() -> open(1)).hasMessageContaining(ClusterFaults.JOURNAL_VERSION.code());
        whole[0] = 9;
        Files.write(file(), whole);
        assertThatThrownBy(() -> open(1)).hasMessageContaining(ClusterFaults.JOURNAL_CORRUPT.code());
    }

    @Test
    void who_has_lost_leadership_cannot_write_and_is_told_who_can() throws IOException {
        Journal old = open(1).journal();
        old.append(1, bytes("old"));
        Journal young = open(2).journal();

        assertThatThrownBy(() -> old.append(1, bytes("too late")))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code())
                .hasMessageContaining("leader 2");
        assertThatThrownBy(() -> old.append(1, bytes("again")))
                .hasMessageContaining(ClusterFaults.JOURNAL_CLOSED.code());
        assertThatThrownBy(() -> open(1)).hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        young.append(1, bytes("young"));
        assertThat(texts(open(3))).containsExactly("1 old", "1 young");
        file();
    }

    @Test
    void a_compaction_by_who_has_lost_leadership_changes_nothing() {
        Journal old = open(1).journal();
        old.append(1, bytes("a"));
        open(2).journal().append(1, bytes("b"));

        assertThatThrownBy(() -> old.compact(List.of())).hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        assertThat(texts(open(3))).containsExactly("1 a", "1 b");
    }

    @Test
    void a_compacted_journal_holds_what_it_was_given_and_what_came_after() throws IOException {
        Journal journal = open(1).journal();
        for (int i = 0; i < 100; i++) journal.append(1, bytes("value " + i));
        long large = journal.bytes();
        journal.compact(List.of(new JournalEntry(1, 1, bytes("all"))));
        journal.append(2, bytes("more"));

        assertThat(journal.bytes()).isLessThan(large).isEqualTo(Files.size(file()));
        assertThat(texts(open(1))).containsExactly("1 all", "2 more");
    }

    @Test
    void an_epoch_is_claimed_by_one_of_many_who_try_at_once() throws InterruptedException {
        Queue<Long> claimed = new ConcurrentLinkedQueue<>();
        List<Thread> contenders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String who = "host" + i;
            contenders.add(Thread.startVirtualThread(() -> {
                Epochs own = new DirectoryEpochs(Host.real(), directory.resolve("epochs"));
                for (int times = 0; times < 10; times++) claimed.add(own.claimNext(who));
            }));
        }
        for (Thread contender : contenders) contender.join();

        assertThat(claimed).hasSize(80).doesNotHaveDuplicates();
        assertThat(epochs.highest().epoch()).isEqualTo(Collections.max(claimed));
    }

    @Test
    void of_writers_that_all_believe_to_lead_no_acknowledged_record_is_lost() throws InterruptedException {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String who = "writer" + i;
            writers.add(Thread.startVirtualThread(() -> {
                try {
                    for (int times = 0; times < 5; times++) write(who + "." + times, acknowledged);
                } catch (Throwable failed) {
                    failures.add(failed);
                }
            }));
        }
        for (Thread writer : writers) writer.join();

        assertThat(failures).isEmpty();
        List<String> found = texts(open(epochs.highest().epoch() + 1));
        assertThat(acknowledged).isNotEmpty();
        assertThat(found).containsAll(acknowledged).doesNotHaveDuplicates();
    }

    /// Opens the journal as the leader, and writes until another leader has opened it.
    private void write(String who, Queue<String> acknowledged) {
        try {
            Journal journal = open(epochs.claimNext(who)).journal();
            for (int i = 0; i < 30; i++) {
                String text = who + "." + i;
                journal.append(1, bytes(text));
                acknowledged.add("1 " + text);
                if (i % 7 == 6) Thread.yield();
            }
        } catch (MillraceException lost) {
            if (lost.fault() != ClusterFaults.STALE_EPOCH) throw lost;
        }
    }

    /// Claims the next epoch while another leader opens the journal, after the given number of reads of the
    /// highest epoch.
    private static final class Overtaking implements Epochs {
        private final Epochs epochs;
        private int looks;

        Overtaking(Epochs epochs, int looks) {
            this.epochs = epochs;
            this.looks = looks;
        }

        @Override
        public Claim highest() {
            if (looks-- == 0) epochs.claimNext("newer");
            return epochs.highest();
        }

        @Override
        public boolean claim(long epoch, String who) {
            return epochs.claim(epoch, who);
        }
    }

    @Test
    void who_is_overtaken_while_it_opens_the_journal_learns_of_that_before_it_does_anything_else() {
        long epoch = epochs.claimNext("me");
        // The journal reads the highest epoch once to see whether its own is claimed, and once before it reads
        // the file.
        Epochs overtaking = new Overtaking(epochs, 2);

        assertThatThrownBy(() -> Journal.open(
                        Host.real(),
                        SharedDirectory.local(Host.real(), directory.resolve("journal")),
                        overtaking,
                        epoch,
                        "me"))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
    }
}
