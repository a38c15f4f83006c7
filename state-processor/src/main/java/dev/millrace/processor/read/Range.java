package dev.millrace.processor.read;

import java.util.ArrayList;
import java.util.List;

/// A share of a savepoint that is read at once: key groups, or subtasks.
///
/// @param first inclusive
/// @param last inclusive
public record Range(int first, int last) {

    /// Shares all out.
    ///
    /// @param all key groups or subtasks
    /// @param most at most so many shares
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
