package dev.millrace.api.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Describes a split that some hosts store locally.
public class LocatableInputSplit implements InputSplit {
    private static final long serialVersionUID = 1L;
    private static final String[] NOWHERE = {};

    private final int splitNumber;
    private final String[] hostnames;

    /// @param hostnames the hosts that store the data; null for none
    public LocatableInputSplit(int splitNumber, String @Nullable [] hostnames) {
        this.splitNumber = splitNumber;
        this.hostnames = hostnames == null ? NOWHERE : hostnames;
    }

    /// @param hostname the host that stores the data; null for none
    public LocatableInputSplit(int splitNumber, @Nullable String hostname) {
        this(splitNumber, hostname == null ? NOWHERE : new String[] {hostname});
    }

    @Override
    public int getSplitNumber() {
        return splitNumber;
    }

    /// Returns the hosts that store the data; empty if unknown.
    public String[] getHostnames() {
        return hostnames;
    }

    @Override
    public int hashCode() {
        return splitNumber;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocatableInputSplit split
                && split.splitNumber == splitNumber
                && Arrays.equals(split.hostnames, hostnames);
    }

    @Override
    public String toString() {
        return "split " + splitNumber + " at " + Arrays.toString(hostnames);
    }
}
