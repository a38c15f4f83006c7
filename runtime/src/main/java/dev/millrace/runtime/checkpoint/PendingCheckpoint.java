package dev.millrace.runtime.checkpoint;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Control;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A checkpoint of which not all parts are there yet. Used by the coordinator's thread.
final class PendingCheckpoint {
    final long id;
    /// By the wall clock, and by the monotonic one.
    final long startedMillis;

    final long startedNanos;
    final @Nullable Savepoint savepoint;
    /// All subtasks there were when it began, in the order of their numbers. Others may take their places before
    /// it is over.
    final SortedMap<Integer, CheckpointCoordinator.Member> members;

    /// The barrier that is to overtake records as soon as no older checkpoint waits for its barriers.
    Control.@Nullable Barrier overtaking;

    boolean isWriting;
    /// Nobody waits for it any more, however far it has been written. Read by who writes it.
    volatile boolean isOver;

    private final Set<Integer> missing = new HashSet<>();
    private final Set<String> missingSources = new HashSet<>();
    /// Those of which it is not known yet what was on its way to them.
    private final Set<Integer> overtaken = new HashSet<>();

    private final List<OperatorSnapshot> inFlight = new ArrayList<>();
    private boolean isCollecting;
    private final Map<Integer, SubtaskSnapshot> taken = new LinkedHashMap<>();
    /// For how long it held up subtasks of other processes that have taken it.
    private final Map<Integer, Long> elsewhere = new LinkedHashMap<>();
    private final Map<String, byte[]> sources = new LinkedHashMap<>();

    /// Somebody wants this checkpoint for himself.
    ///
    /// @param target the directory
    /// @param stops whether the job ends with it
    /// @param done told the directory, or what went wrong
    record Savepoint(SnapshotPlace target, boolean stops, CompletableFuture<SnapshotPlace> done) {}

    PendingCheckpoint(
            long id,
            long startedMillis,
            long startedNanos,
            @Nullable Savepoint savepoint,
            SortedMap<Integer, CheckpointCoordinator.Member> members) {
        this.id = id;
        this.startedMillis = startedMillis;
        this.startedNanos = startedNanos;
        this.savepoint = savepoint;
        this.members = members;
    }

    private CheckpointCoordinator.Member member(int number) {
        return Check.present(members.get(number), "a subtask of the checkpoint");
    }

    CheckpointTarget target(int member) {
        return member(member).target();
    }

    Collection<CheckpointCoordinator.Member> all() {
        return members.values();
    }

    boolean isStopping() {
        return savepoint != null && savepoint.stops();
    }

    void await(int member) {
        missing.add(member);
    }

    void await(String source) {
        missingSources.add(source);
    }

    /// @param isWhole whether nothing was on its way to the subtask
    void taken(int member, SubtaskSnapshot snapshot, boolean isWhole) {
        missing.remove(member);
        if (!isWhole) overtaken.add(member);
        taken.put(member, snapshot);
    }

    /// The same of a subtask whose remote snapshots has the snapshot.
    void takenElsewhere(int member, long stallNanos, boolean isWhole) {
        missing.remove(member);
        if (!isWhole) overtaken.add(member);
        elsewhere.put(member, stallNanos);
    }

    void taken(String source, byte[] state) {
        missingSources.remove(source);
        sources.put(source, state);
    }

    /// The subtask has ended: nothing of it is needed.
    void ended(int member) {
        missing.remove(member);
        overtaken.remove(member);
    }

    void collected(int member, OperatorSnapshot what) {
        overtaken.remove(member);
        inFlight.add(what);
    }

    void collectedElsewhere(int member) {
        overtaken.remove(member);
    }

    boolean isWhole() {
        return missing.isEmpty() && missingSources.isEmpty() && overtaken.isEmpty();
    }

    /// Who must say what was on its way, now that all barriers are; asks once.
    Set<Integer> toCollect() {
        if (isCollecting || !missing.isEmpty() || overtaken.isEmpty()) return Set.of();
        isCollecting = true;
        return OrderedCopy.of(overtaken);
    }

    /// Who has not taken it yet.
    Set<Integer> missingMembers() {
        return OrderedCopy.of(missing);
    }

    /// How many subtasks have not answered.
    int missing() {
        return missing.size() + missingSources.size() + overtaken.size();
    }

    /// By the number of the member.
    Map<Integer, SubtaskSnapshot> taken() {
        return taken;
    }

    /// For how long it held a subtask up at most.
    long longestStallNanos() {
        LongStream here = taken.values().stream().mapToLong(SubtaskSnapshot::stallNanos);
        LongStream there = elsewhere.values().stream().mapToLong(Long::longValue);
        return LongStream.concat(here, there).max().orElse(0);
    }

    /// Where else subtasks run, whether they have taken it or not.
    Collection<RemoteSnapshots> remoteSnapshots() {
        TreeMap<String, RemoteSnapshots> all = new TreeMap<>();
        for (CheckpointCoordinator.Member each : members.values()) {
            RemoteSnapshots remoteSnapshots = each.remoteSnapshots();
            if (remoteSnapshots != null) all.put(remoteSnapshots.name(), remoteSnapshots);
        }
        return all.values();
    }

    /// What other processes have of it, in the order of their names.
    List<Share> shares() {
        TreeMap<String, Share> shares = new TreeMap<>();
        for (int number : elsewhere.keySet()) {
            RemoteSnapshots remoteSnapshots =
                    Check.present(member(number).remoteSnapshots(), "where a subtask is that is elsewhere");
            shares.computeIfAbsent(remoteSnapshots.name(), _ -> new Share(remoteSnapshots, new TreeSet<>()))
                    .members()
                    .add(number);
        }
        return List.copyOf(shares.values());
    }

    /// What an remote snapshots has of it.
    ///
    /// @param members whose snapshots it has
    record Share(RemoteSnapshots remoteSnapshots, Set<Integer> members) {}

    /// What was on its way to subtasks.
    List<OperatorSnapshot> inFlight() {
        return inFlight;
    }

    /// By the source's operator.
    Map<String, byte[]> sources() {
        return sources;
    }
}
