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

/// Prefers splits that the host of the requesting subtask stores. Among these, prefers the splits that the fewest
/// requesting hosts store.
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

    /// Returns how many of the hosts that have requested splits store the split.
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

    /// Returns the number of splits that were assigned to a host that stores them.
    public int getNumberOfLocalAssignments() {
        return localAssignments;
    }

    /// Returns the number of splits that were assigned to other hosts.
    public int getNumberOfRemoteAssignments() {
        return remoteAssignments;
    }
}
