package dev.millrace.api.window.assigner;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowFaults;
import dev.millrace.base.fault.MillraceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contains calculations and checks that the assigners of time windows share.
final class TimeWindows {
    static final int MAX_WINDOWS_PER_ELEMENT = 10_000_000;

    private TimeWindows() {}

    static List<TimeWindow> sliding(long time, long sizeMillis, long slideMillis, long offsetMillis) {
        List<TimeWindow> windows = new ArrayList<>((int) (sizeMillis / slideMillis) + 1);
        long last = TimeWindow.getWindowStartWithOffset(time, offsetMillis, slideMillis);
        for (long start = last; start > time - sizeMillis; start -= slideMillis) {
            windows.add(new TimeWindow(start, start + sizeMillis));
        }
        return windows;
    }

    static void checkTumbling(String assigner, long sizeMillis, long offsetMillis) {
        if (sizeMillis > 0 && offsetMillis > -sizeMillis && offsetMillis < sizeMillis) return;
        throw WindowFaults.PARAMETERS
                .argument("%s has a size of %d ms and an offset of %d ms.", assigner, sizeMillis, offsetMillis)
                .why("The size must be positive, and the absolute offset must be less than the size.")
                .fix("Choose another size or offset.");
    }

    static void checkSliding(String assigner, long sizeMillis, long slideMillis, long offsetMillis) {
        boolean fits = sizeMillis > 0 && slideMillis > 0 && offsetMillis > -slideMillis && offsetMillis < slideMillis;
        if (!fits) {
            throw WindowFaults.PARAMETERS
                    .argument(
                            "%s has a size of %d ms, a slide of %d ms and an offset of %d ms.",
                            assigner, sizeMillis, slideMillis, offsetMillis)
                    .why("Size and slide must be positive, and the absolute offset must be less than the slide.")
                    .fix("Choose another size, slide or offset.");
        }
        if (sizeMillis / slideMillis <= MAX_WINDOWS_PER_ELEMENT) return;
        throw WindowFaults.PARAMETERS
                .argument("%s assigns each element to %d windows.", assigner, sizeMillis / slideMillis)
                .why("At most %d windows are allowed.", MAX_WINDOWS_PER_ELEMENT)
                .fix("Choose a shorter size or a longer slide.");
    }

    static void checkGap(String assigner, long gapMillis) {
        if (gapMillis > 0) return;
        throw WindowFaults.PARAMETERS
                .argument("%s has a gap of %d ms.", assigner, gapMillis)
                .why("The gap of a session must be positive.")
                .fix("Set a positive gap.");
    }

    static MillraceException noTimestamp(@Nullable Object element) {
        return WindowFaults.NO_TIMESTAMP
                .what("Element %s without a timestamp reached a window in event time.", element)
                .fix("Call assignTimestampsAndWatermarks before the window, or use windows in processing time.");
    }
}
