package dev.millrace.client;

import java.util.Locale;
import java.util.Optional;

/// What somebody may do at the HTTP interface. Each role may also do what those before it may.
public enum AccessRole {
    /// Look at jobs, metrics, settings and logs.
    READ,
    /// Also cancel and stop jobs, take and delete snapshots, and run programs that are there.
    OPERATE,
    /// Also hand in programs, which is to run any code as this process, and end the process.
    ADMIN;

    /// Whether somebody with this role may do what needs the other.
    public boolean covers(AccessRole needed) {
        return compareTo(needed) >= 0;
    }

    /// As people write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param word in any case
    public static Optional<AccessRole> of(String word) {
        for (AccessRole each : values())
            if (each.word().equals(word.toLowerCase(Locale.ROOT))) return Optional.of(each);
        return Optional.empty();
    }
}
