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

/// Tracks the subtasks and sources that take part in a job's checkpoints. Called by the coordinator's thread only.
final class CheckpointMembers {
    private final int regions;
    /// The regions that run or have finished.
    private final Set<Integer> present = new HashSet<>();

    private final TreeMap<Integer, CheckpointCoordinator.Member> members = new TreeMap<>();
    /// The sources by operator.
    private final TreeMap<String, CheckpointCoordinator.Source> sources = new TreeMap<>();
    /// The numbers of each region's subtasks.
    private final Map<Integer, Set<Integer>> numbers = new HashMap<>();

    private final Set<Integer> live = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();

    /// Creates the members of a job.
    ///
    /// @param regions the number of the job's regions
    CheckpointMembers(int regions) {
        this.regions = regions;
    }

    /// Adds the subtasks of a region.
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

    /// Removes the subtasks of a region, which will restart.
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

    /// Returns whether all regions are present.
    boolean isWhole() {
        return present.size() == regions;
    }

    /// Returns whether all regions are present and a subtask has not ended.
    boolean isRunning() {
        return isWhole() && !live.isEmpty();
    }

    /// Returns the current members by number.
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

    /// Adds all members to a new checkpoint that waits for them.
    void await(PendingCheckpoint begun) {
        live.forEach(begun::await);
        sources.keySet().forEach(begun::await);
    }

    /// Announces a checkpoint to the subtasks of one source, or to all others.
    ///
    /// @param source the operator; null for all subtasks without a source
    void announce(@Nullable String source, Control.Barrier barrier, boolean isLast) {
        for (CheckpointCoordinator.Member member : members.values()) {
            boolean isOne = source == null ? member.source() == null : source.equals(member.source());
            if (isOne) member.target().announce(barrier, isLast);
        }
    }

    /// Notes that a subtask has processed all its input.
    ///
    /// @return the source that has finished with this subtask; null for none
    @Nullable
    String finished(int number) {
        finished.add(number);
        CheckpointCoordinator.Member member = members.get(number);
        String source = member == null ? null : member.source();
        return source != null && isFinished(source) ? source : null;
    }

    /// Returns whether all subtasks of a source have finished.
    boolean isFinished(String source) {
        boolean isKnown = false;
        for (Map.Entry<Integer, CheckpointCoordinator.Member> each : members.entrySet()) {
            if (!source.equals(each.getValue().source())) continue;
            if (!finished.contains(each.getKey())) return false;
            isKnown = true;
        }
        return isKnown;
    }

    /// Notes that a subtask has ended.
    ///
    /// @return the source that has finished with this subtask; null for none
    @Nullable
    String ended(int number) {
        live.remove(number);
        return finished(number);
    }

    /// Returns whether all live subtasks have processed all their input.
    boolean isDrained() {
        return finished.containsAll(live);
    }

    /// Returns whether all live source subtasks have processed all their input.
    boolean areSourcesDrained() {
        for (int number : live) {
            CheckpointCoordinator.Member member = members.get(number);
            if (member != null && member.source() != null && !finished.contains(number)) return false;
        }
        return true;
    }
}
