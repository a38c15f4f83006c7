package dev.millrace.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.journal.JournalEntry;
import dev.millrace.cluster.journal.Epochs;
import dev.millrace.cluster.journal.Journal;
import dev.millrace.cluster.ledger.StoredJobResult.Outcome;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.graph.Bounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final StoredJob A = new StoredJob("a", "first", bytes(1), List.of(bytes(2), bytes(3)));
    private static final StoredJob B = new StoredJob("b", "second", bytes(4), List.of());

    private static Artifact bytes(int content) {
        return Artifact.of(new byte[] {(byte) content});
    }

    @TempDir
    private Path directory;

    private final List<JournalEntry> others = new ArrayList<>();

    private Ledger successor() {
        Epochs epochs = new DirectoryEpochs(Host.real(), directory.resolve("epochs"));
        long epoch = epochs.claimNext("me");
        Journal.Opened opened = Journal.open(
                Host.real(), SharedDirectory.local(Host.real(), directory.resolve("journal")), epochs, epoch, "me");
        return new Ledger(opened, () -> others);
    }

    private static StoredJobResult result(String job) {
        return new StoredJobResult(job, "name", Outcome.FAILED, "MR-1 ž", 77, false);
    }

    @Test
    void a_successor_knows_what_the_one_before_it_did() {
        Ledger ledger = successor();
        ledger.add(A);
        ledger.add(B);
        ledger.point("a", new SnapshotPointer(7, "/seven"));
        ledger.point("a", new SnapshotPointer(6, "/six"));
        ledger.end(result("b"));

        Ledger next = successor();

        assertThat(next.jobs()).containsExactly(A);
        assertThat(next.job("a")).contains(A);
        assertThat(next.newestSnapshot("a")).contains(new SnapshotPointer(7, "/seven"));
        assertThat(next.newestSnapshot("b")).isEmpty();
        assertThat(next.results()).containsExactly(result("b"));
    }

    @Test
    void a_successor_knows_which_parallelisms_were_asked_for_until_the_job_ends() {
        Ledger ledger = successor();
        ledger.add(A);
        ledger.add(B);
        ledger.require("a", Map.of("x", new Bounds(1, 4), "y", new Bounds(2, 2)));
        ledger.require("a", Map.of("y", new Bounds(1, 7)));
        ledger.require("b", Map.of("z", new Bounds(1, 1)));
        Map<String, Bounds> asked = Map.of("x", new Bounds(1, 4), "y", new Bounds(1, 7));

        Ledger next = successor();
        assertThat(next.bounds("a")).isEqualTo(asked);
        assertThat(next.bounds("b")).containsOnly(Map.entry("z", new Bounds(1, 1)));
        next.end(result("b"));
        next.compact();

        Ledger last = successor();
        assertThat(last.bounds("a")).isEqualTo(asked);
        assertThat(last.bounds("b")).isEmpty();
        assertThatThrownBy(() -> last.require("b", asked)).hasMessageContaining(ClusterFaults.LEDGER_RULE.code());
    }

    @Test
    void a_job_that_has_ended_is_not_run_again_whoever_leads() {
        Ledger ledger = successor();
        ledger.add(A);
        ledger.end(result("a"));
        assertThatThrownBy(() -> successor().add(A)).hasMessageContaining(ClusterFaults.LEDGER_RULE.code());

        Ledger next = successor();
        next.cleaned("a");
        assertThat(successor().results()).extracting(StoredJobResult::isClean).containsExactly(true);
        assertThatThrownBy(() -> successor().add(A)).hasMessageContaining("The earlier job has ended");
        successor().drop("a");
        assertThat(successor().results()).isEmpty();
    }

    @Test
    void what_contradicts_is_refused() {
        Ledger ledger = successor();
        assertThatThrownBy(() -> ledger.end(result("a"))).hasMessageContaining(ClusterFaults.LEDGER_RULE.code());
        assertThatThrownBy(() -> ledger.point("a", new SnapshotPointer(1, "x")))
                .hasMessageContaining(ClusterFaults.LEDGER_RULE.code());
        assertThatThrownBy(() -> ledger.cleaned("a")).hasMessageContaining(ClusterFaults.LEDGER_RULE.code());
        ledger.add(A);
        assertThatThrownBy(() -> ledger.add(A)).hasMessageContaining("The earlier job is running");
        ledger.end(result("a"));
        assertThatThrownBy(() -> ledger.drop("a")).hasMessageContaining(ClusterFaults.LEDGER_RULE.code());
    }

    @Test
    void who_lost_leadership_changes_nothing_even_in_memory() {
        Ledger old = successor();
        old.add(A);
        Ledger next = successor();

        assertThatThrownBy(() -> old.add(B)).hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        assertThat(old.jobs()).containsExactly(A);
        assertThat(next.jobs()).containsExactly(A);
    }

    @Test
    void a_compacted_ledger_says_the_same_and_keeps_what_belongs_to_others() {
        Ledger ledger = successor();
        ledger.add(A);
        ledger.add(B);
        for (int i = 1; i < 50; i++) ledger.point("a", new SnapshotPointer(i, "/" + i));
        ledger.end(result("b"));
        ledger.cleaned("b");
        others.add(new JournalEntry(100, 1, new byte[] {1}));
        ledger.compact();

        Ledger next = successor();

        assertThat(next.jobs()).containsExactly(A);
        assertThat(next.newestSnapshot("a")).contains(new SnapshotPointer(49, "/49"));
        assertThat(next.results()).extracting(StoredJobResult::isClean).containsExactly(true);
        Epochs epochs = new DirectoryEpochs(Host.real(), directory.resolve("epochs"));
        List<JournalEntry> entries = Journal.open(
                        Host.real(),
                        SharedDirectory.local(Host.real(), directory.resolve("journal")),
                        epochs,
                        epochs.claimNext("x"),
                        "x")
                .entries();
        assertThat(entries).hasSize(5).endsWith(others.getFirst());
    }

    @Test
    void a_record_of_a_later_release_is_told() {
        JournalEntry unknown = new JournalEntry(42, 1, new byte[] {1});
        assertThatThrownBy(() -> LedgerEntry.read(unknown)).hasMessageContaining(ClusterFaults.LEDGER_ENTRY.code());
        JournalEntry newer = new JournalEntry(4, 1, new byte[] {2, 0, 0, 0, 0});
        assertThatThrownBy(() -> LedgerEntry.read(newer)).hasMessageContaining("version 2");
    }

    @Test
    void what_was_begun_in_an_older_epoch_is_not_noted_once_the_same_process_leads_again() {
        LedgerWriter ledgerWriter = new LedgerWriter(Host.real());
        ledgerWriter.open(successor(), _ -> {});
        long first = ledgerWriter.accept(A);
        ledgerWriter.close();
        ledgerWriter.open(successor(), _ -> {});
        LedgerWriter.Accepted now = ledgerWriter.accepted("a");

        assertThat(now.job()).isEqualTo(A);
        assertThat(now.epoch()).isGreaterThan(first);
        assertThatThrownBy(() -> ledgerWriter.note(first, ledger -> ledger.end(result("a"))))
                .hasMessageContaining(ClusterFaults.NOT_LEADING.code());
        ledgerWriter.note(now.epoch(), ledger -> ledger.point("a", new SnapshotPointer(1, "/one")));

        Ledger next = successor();
        assertThat(next.jobs()).containsExactly(A);
        assertThat(next.newestSnapshot("a")).contains(new SnapshotPointer(1, "/one"));
    }
}
