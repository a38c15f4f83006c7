package dev.millrace.runtime.checkpoint;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.exchange.Control;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who takes part in a job's checkpoints, and how far everybody is. Used by the coordinator's thread.
final class CheckpointMembers {
    private final int regions;
    /// The regions that run or have come to their end.
    private final Set<Integer> present = new HashSet<>();

    private final TreeMap<Integer, CheckpointCoordinator.Member> members = new TreeMap<>();
    /// By the operator.
    private final TreeMap<String, CheckpointCoordinator.Source> sources = new TreeMap<>();
    /// By the region.
    private final Map<Integer, Set<Integer>> numbers = new HashMap<>();

    private final Set<Integer> live = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();

    /// @param regions how many the job has
    CheckpointMembers(int regions) {
        this.regions = regions;
    }

    /// All subtasks of a region are there.
    void begin(
            int region,
            Map<Integer, CheckpointCoordinator.Member> itsMembers,
            List<CheckpointCoordinator.Source> itsSources) {
        Set<Integer> before = numbers.put(region, OrderedCopy.of(itsMembers.keySet()));
        if (before != null) members.keySet().removeAll(before);
        members.putAll(itsMembers);
        for (CheckpointCoordinator.Source source : itsSources) sources.put(source.operator(), source);
        live.addAll(itsMembers.keySet());
        present.add(region);
    }

    /// Subtasks of a region are gone, and others will come.
    ///
    /// @return the sources among them
    Set<String> interrupt(int region, Set<Integer> itsMembers) {
        present.remove(region);
        live.removeAll(itsMembers);
        finished.removeAll(itsMembers);
        Set<String> itsSources = new HashSet<>();
        for (int number : itsMembers) {
            CheckpointCoordinator.Member gone = members.get(number);
            if (gone != null && gone.source() != null) itsSources.add(gone.source());
        }
        return itsSources;
    }

    /// Whether all regions are there.
    boolean isWhole() {
        return present.size() == regions;
    }

    /// Whether all are there, and somebody has not ended yet.
    boolean isRunning() {
        return isWhole() && !live.isEmpty();
    }

    /// By their numbers, as they are now.
    TreeMap<Integer, CheckpointCoordinator.Member> members() {
        return new TreeMap<>(members);
    }

    Collection<CheckpointCoordinator.Member> all() {
        return members.values();
    }

    CheckpointCoordinator.@Nullable Member find(int number) {
        return members.get(number);
    }

    Collection<CheckpointCoordinator.Source> sources() {
        return sources.values();
    }

    /// A checkpoint begins: it is to wait for all.
    void await(PendingCheckpoint begun) {
        live.forEach(begun::await);
        sources.keySet().forEach(begun::await);
    }

    /// Tells the subtasks of a source of a checkpoint, or all others.
    ///
    /// @param source the operator; null for all that are no source's
    void announce(@Nullable String source, Control.Barrier barrier, boolean isLast) {
        for (CheckpointCoordinator.Member member : members.values()) {
            boolean isOne = source == null ? member.source() == null : source.equals(member.source());
            if (isOne) member.target().announce(barrier, isLast);
        }
    }

    /// A subtask has processed all its input.
    ///
    /// @return the source that has come to its end with the subtask; null for none
    @Nullable
    String finished(int number) {
        finished.add(number);
        CheckpointCoordinator.Member member = members.get(number);
        String source = member == null ? null : member.source();
        return source != null && isFinished(source) ? source : null;
    }

    /// Whether all subtasks of a source have come to their ends.
    boolean isFinished(String source) {
        boolean isKnown = false;
        for (Map.Entry<Integer, CheckpointCoordinator.Member> each : members.entrySet()) {
            if (!source.equals(each.getValue().source())) continue;
            if (!finished.contains(each.getKey())) return false;
            isKnown = true;
        }
        return isKnown;
    }

    /// A subtask is gone.
    ///
    /// @return the source that has come to its end with the subtask; null for none
    @Nullable
    String ended(int number) {
        live.remove(number);
        return finished(number);
    }

    /// Whether all that are still there have processed all their input.
    boolean isDrained() {
        return finished.containsAll(live);
    }

    /// The same of the sources alone.
    boolean areSourcesDrained() {
        for (int number : live) {
            CheckpointCoordinator.Member member = members.get(number);
            if (member != null && member.source() != null && !finished.contains(number)) return false;
        }
        return true;
    }
}
