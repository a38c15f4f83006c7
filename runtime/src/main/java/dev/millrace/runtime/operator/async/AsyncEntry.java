package dev.millrace.runtime.operator.async;

import dev.millrace.runtime.chain.Receiver;

/// Something in the queue of an [AsyncOperator].
sealed interface AsyncEntry<I, O> permits AsyncCall, AsyncEntry.Mark, AsyncEntry.Passing {

    /// Whether it may leave the queue once it is at its head.
    boolean isReady();

    /// Something that calls may not overtake, but a watermark: idleness or the end.
    record Passing<I, O>(Runnable pass) implements AsyncEntry<I, O> {
        @Override
        public boolean isReady() {
            return true;
        }
    }

    /// A watermark. While it waits, the next one takes its place, unless a call stands between them: so marks take no
    /// more room than calls.
    final class Mark<I, O> implements AsyncEntry<I, O> {
        private long timestamp;

        Mark(long timestamp) {
            this.timestamp = timestamp;
        }

        void raise(long later) {
            timestamp = later;
        }

        void pass(Receiver<?> control) {
            control.watermark(timestamp);
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }
}
