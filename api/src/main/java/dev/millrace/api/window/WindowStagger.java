package dev.millrace.api.window;

import dev.millrace.base.host.Host;

/// Shifts the windows of each subtask, so that not all of them fire at the same moment.
public enum WindowStagger {
    /// No shift.
    ALIGNED {
        @Override
        public long getStaggerOffset(long currentProcessingTime, long size) {
            return 0L;
        }
    },
    /// A shift by chance, less than the size of a window.
    RANDOM {
        @Override
        public long getStaggerOffset(long currentProcessingTime, long size) {
            return (long) (Host.real().chance().nextDouble() * size);
        }
    },
    /// The distance of the first element's arrival from the start of the window that it would have without a shift.
    NATURAL {
        @Override
        public long getStaggerOffset(long currentProcessingTime, long size) {
            return currentProcessingTime - TimeWindow.getWindowStartWithOffset(currentProcessingTime, 0L, size);
        }
    };

    /// The shift of a subtask in milliseconds, asked once when its first element arrives.
    ///
    /// @param currentProcessingTime the clock in milliseconds
    /// @param size of a window in milliseconds
    public abstract long getStaggerOffset(long currentProcessingTime, long size);
}
