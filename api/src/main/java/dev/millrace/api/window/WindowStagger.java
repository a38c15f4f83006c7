package dev.millrace.api.window;

import dev.millrace.base.host.Host;

/// Defines how to shift the windows of each subtask, so that not all windows fire at the same time.
public enum WindowStagger {
    /// The windows have no shift.
    ALIGNED {
        @Override
        public long getStaggerOffset(long currentProcessingTime, long size) {
            return 0L;
        }
    },
    /// The windows of each subtask have a random shift, which is less than the window size.
    RANDOM {
        @Override
        public long getStaggerOffset(long currentProcessingTime, long size) {
            return (long) (Host.real().chance().nextDouble() * size);
        }
    },
    /// The shift is the arrival time of the first element minus the start of its window without a shift.
    NATURAL {
        @Override
        public long getStaggerOffset(long currentProcessingTime, long size) {
            return currentProcessingTime - TimeWindow.getWindowStartWithOffset(currentProcessingTime, 0L, size);
        }
    };

    /// Returns the shift of a subtask in milliseconds. Called once, when the first element arrives.
    ///
    /// @param currentProcessingTime current processing time in milliseconds
    /// @param size window size in milliseconds
    public abstract long getStaggerOffset(long currentProcessingTime, long size);
}
