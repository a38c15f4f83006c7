package dev.millrace.api.io.run;

import dev.millrace.api.fs.Path;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;

/// What no reader has read yet.
///
/// @param splits not given out
/// @param seen when the files that were found had last changed, in milliseconds of the wall clock
record PendingSplits(ArrayList<FormatSplit> splits, HashMap<Path, Long> seen) implements Serializable {
    static PendingSplits none() {
        return new PendingSplits(new ArrayList<>(), new HashMap<>());
    }
}
