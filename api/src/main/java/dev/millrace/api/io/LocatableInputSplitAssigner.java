package dev.millrace.api.io;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Prefers splits whose data lies where the asking subtask runs.
public final class LocatableInputSplitAssigner implements InputSplitAssigner {
    private final Set<LocatableInputSplit> splits;
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
        LocatableInputSplit local = host == null ? null : first(host);
        if (local != null) {
            localAssignments++;
            splits.remove(local);
            return local;
        }
        Iterator<LocatableInputSplit> others = splits.iterator();
        if (!others.hasNext()) return null;
        LocatableInputSplit other = others.next();
        others.remove();
        remoteAssignments++;
        return other;
    }

    private @Nullable LocatableInputSplit first(String host) {
        for (LocatableInputSplit split : splits) {
            for (String place : split.getHostnames()) {
                if (place.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT))) return split;
            }
        }
        return null;
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
