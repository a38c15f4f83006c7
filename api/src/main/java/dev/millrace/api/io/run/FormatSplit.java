package dev.millrace.api.io.run;

import dev.millrace.api.io.InputSplit;
import dev.millrace.api.source.SourceSplit;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A split of an input format, and how far it was read.
///
/// @param position what the format needs to go on; null if it was not begun, or the format cannot say
/// @param skipped records at the beginning that were read already, if the format cannot say more
record FormatSplit(
        String splitId, InputSplit split, @Nullable Serializable position, long skipped)
        implements SourceSplit, Serializable {}
