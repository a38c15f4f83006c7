package dev.millrace.client;

import java.util.Locale;
import java.util.Optional;

/// Defines what a user may do through the HTTP interface. Each role includes the roles before it.
public enum AccessRole {
    /// May view jobs, metrics, settings and logs.
    READ,
    /// May also cancel and stop jobs, take and delete snapshots, and run uploaded programs.
    OPERATE,
    /// May also upload programs, which can run any code in the server's process, and shut down the process.
    ADMIN;

    /// Returns whether this role includes another one.
    public boolean covers(AccessRole needed) {
        return compareTo(needed) >= 0;
    }

    /// Returns the role's name as users write it.
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
