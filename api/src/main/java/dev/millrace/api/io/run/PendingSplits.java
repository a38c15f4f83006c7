package dev.millrace.api.io.run;

import dev.millrace.api.fs.Path;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;

/// Holds the splits that no reader has received.
///
/// @param splits the splits that are not assigned
/// @param seen the modification times of discovered files in milliseconds of the wall clock
record PendingSplits(ArrayList<FormatSplit> splits, HashMap<Path, Long> seen) implements Serializable {
    static PendingSplits none() {
        return new PendingSplits(new ArrayList<>(), new HashMap<>());
    }
}
