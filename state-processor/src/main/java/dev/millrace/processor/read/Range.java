package dev.millrace.processor.read;

import java.util.ArrayList;
import java.util.List;

/// Represents a range of a savepoint that is read at once: key groups or subtasks.
///
/// @param first inclusive
/// @param last inclusive
public record Range(int first, int last) {

    /// Divides all key groups or subtasks into ranges.
    ///
    /// @param all number of key groups or subtasks
    /// @param most maximum number of ranges
    public static List<Range> split(int all, int most) {
        int count = Math.max(1, Math.min(all, most));
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int first = (int) ((long) all * i / count);
            ranges.add(new Range(first, (int) ((long) all * (i + 1) / count) - 1));
        }
        return ranges;
    }
}
