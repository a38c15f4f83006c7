package dev.millrace.api.io;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Prefers splits whose data lies where the asking subtask runs, and among them those that the fewest hosts have near
/// that asked before.
public final class LocatableInputSplitAssigner implements InputSplitAssigner {
    private final Set<LocatableInputSplit> splits;
    private final Set<String> hosts = new HashSet<>();
    private int localAssignments;
    private int remoteAssignments;

    public LocatableInputSplitAssigner(Collection<LocatableInputSplit> splits) {
        this.splits = new LinkedHashSet<>(splits);
    }

    public LocatableInputSplitAssigner(LocatableInputSplit[] splits) {
        this(Arrays.asList(splits));
    }

    @Override
    public @Nullable LocatableInputSplit getNextInputSplit(@Nullable String host, int taskId) {
        String asking = host == null ? null : host.toLowerCase(Locale.ROOT);
        if (asking != null) hosts.add(asking);
        LocatableInputSplit local = splits.stream()
                .filter(split -> asking != null && placesOf(split).contains(asking))
                .min(Comparator.comparingLong(this::near))
                .orElse(null);
        LocatableInputSplit given = local != null
                ? local
                : splits.stream().min(Comparator.comparingLong(this::near)).orElse(null);
        if (given == null) return null;
        if (local != null) localAssignments++;
        else remoteAssignments++;
        splits.remove(given);
        return given;
    }

    /// How many of the hosts that have asked have the split's data.
    private long near(LocatableInputSplit split) {
        return placesOf(split).stream().filter(hosts::contains).count();
    }

    private static Set<String> placesOf(LocatableInputSplit split) {
        Set<String> places = new LinkedHashSet<>();
        for (String place : split.getHostnames()) places.add(place.toLowerCase(Locale.ROOT));
        return places;
    }

    @Override
    public void returnInputSplit(List<InputSplit> returned, int taskId) {
        for (InputSplit split : returned) splits.add((LocatableInputSplit) split);
    }

    /// How many splits went to where their data lies.
    public int getNumberOfLocalAssignments() {
        return localAssignments;
    }

    /// How many splits went elsewhere.
    public int getNumberOfRemoteAssignments() {
        return remoteAssignments;
    }
}
