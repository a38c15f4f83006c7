package dev.millrace.runtime.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A checkpoint of which not all parts are there yet. Used by the coordinator's thread.
final class PendingCheckpoint {
    final long id;
    /// By the wall clock, and by the monotonic one.
    final long startedMillis;

    final long startedNanos;
    /// The one whose changes its own follow; 0 if there is none.
    final long previous;
    final @Nullable Savepoint savepoint;
    boolean isWriting;

    private final Set<Integer> missing = new HashSet<>();
    private final Set<String> missingSources = new HashSet<>();
    private final Map<Integer, SubtaskSnapshot> taken = new LinkedHashMap<>();
    private final Map<String, byte[]> sources = new LinkedHashMap<>();

    /// Somebody wants this checkpoint for himself.
    ///
    /// @param target the directory
    /// @param stops whether the job ends with it
    /// @param done told the directory, or what went wrong
    record Savepoint(Path target, boolean stops, CompletableFuture<Path> done) {}

    PendingCheckpoint(long id, long startedMillis, long startedNanos, long previous, @Nullable Savepoint savepoint) {
        this.id = id;
        this.startedMillis = startedMillis;
        this.startedNanos = startedNanos;
        this.previous = previous;
        this.savepoint = savepoint;
    }

    void await(int member) {
        missing.add(member);
    }

    void await(String source) {
        missingSources.add(source);
    }

    void taken(int member, SubtaskSnapshot snapshot) {
        missing.remove(member);
        taken.put(member, snapshot);
    }

    void taken(String source, byte[] state) {
        missingSources.remove(source);
        sources.put(source, state);
    }

    /// The subtask has ended: nothing of it is needed.
    void ended(int member) {
        missing.remove(member);
    }

    boolean isWhole() {
        return missing.isEmpty() && missingSources.isEmpty();
    }

    /// How many subtasks have not answered.
    int missing() {
        return missing.size() + missingSources.size();
    }

    /// By the number of the member.
    Map<Integer, SubtaskSnapshot> taken() {
        return taken;
    }

    List<SubtaskSnapshot> snapshots() {
        return new ArrayList<>(taken.values());
    }

    /// By the source's operator.
    Map<String, byte[]> sources() {
        return sources;
    }
}
