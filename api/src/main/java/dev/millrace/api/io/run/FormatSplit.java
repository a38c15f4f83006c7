package dev.millrace.api.io.run;

import dev.millrace.api.io.InputSplit;
import dev.millrace.api.source.SourceSplit;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Holds a split of an input format and the progress of its reading.
///
/// @param position the position for the format; null if the split is not started or the format has no positions
/// @param skipped the number of records at the start that were read, if the format has no positions
record FormatSplit(
        String splitId, InputSplit split, @Nullable Serializable position, long skipped)
        implements SourceSplit, Serializable {}
