package dev.millrace.runtime.profile;

import java.util.List;

/// Holds the result of a profile.
///
/// @param basis what was counted, in a few words
/// @param notes remarks for the reader about the contents and limits of the profile
/// @param focus the name of the call below the root that is shown first; empty for the root
record ProfileResult(CallTree tree, Unit unit, String basis, List<String> notes, String focus) {
    /// The maximum number of distinct calls.
    static final int CALLS_MAX = 100_000;

    /// Defines what a total counts.
    enum Unit {
        SAMPLES,
        NANOS,
        BYTES
    }

    ProfileResult {
        notes = List.copyOf(notes);
    }
}
