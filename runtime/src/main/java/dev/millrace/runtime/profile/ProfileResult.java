package dev.millrace.runtime.profile;

import java.util.List;

/// What a look has found.
///
/// @param basis what was counted, in a few words
/// @param notes what a reader should know about it: what is in it, and what is not
/// @param focus the name of the call below the root that is shown first; empty for the root
record ProfileResult(CallTree tree, Unit unit, String basis, List<String> notes, String focus) {
    /// Calls that are told apart while stacks come in.
    static final int CALLS_MAX = 100_000;

    /// What a total counts.
    enum Unit {
        SAMPLES,
        NANOS,
        BYTES
    }

    ProfileResult {
        notes = List.copyOf(notes);
    }
}
