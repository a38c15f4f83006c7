package dev.millrace.sql.operator.window;

import dev.millrace.sql.operator.OperatorFaults;
import java.io.Serializable;
import java.util.List;

/// Finds the windows of a time. All numbers are milliseconds of local time.
///
/// @param function TUMBLE, HOP or CUMULATE
/// @param slide the distance between the starts of windows; for CUMULATE the distance between their ends
/// @param size the largest length of a window
/// @param offset the distance from 1970-01-01 by which all windows are moved
record WindowAssigner(String function, long slide, long size, long offset) implements Serializable {

    /// Creates the assigner of a call.
    ///
    /// @param sizes the intervals in the order of the call
    static WindowAssigner of(String function, List<Long> sizes) {
        boolean isTumble = function.equals("TUMBLE");
        long slide = sizes.getFirst();
        long size = isTumble ? slide : sizes.get(1);
        int offsetAt = isTumble ? 1 : 2;
        long offset = sizes.size() > offsetAt ? sizes.get(offsetAt) : 0;
        if (slide <= 0 || size <= 0) {
            throw OperatorFaults.ARGUMENT
                    .what("An interval of %s is not positive: %s milliseconds.", function, sizes)
                    .fix("Write positive intervals.");
        }
        return new WindowAssigner(function, slide, size, offset);
    }

    /// Takes windows.
    interface Windows {
        void add(long start, long end);
    }

    /// Passes the windows of a time.
    void assign(long time, Windows windows) {
        if (function.equals("CUMULATE")) {
            long start = time - Math.floorMod(time - offset, size);
            for (long end = start + slide; end <= start + size; end += slide) {
                if (end > time) windows.add(start, end);
            }
            return;
        }
        long last = time - Math.floorMod(time - offset, slide);
        for (long start = last; start > time - size; start -= slide) windows.add(start, start + size);
    }
}
