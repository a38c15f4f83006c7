package dev.millrace.runtime.operator.async;

import dev.millrace.runtime.chain.Receiver;

/// Represents an element in the queue of an [AsyncOperator].
sealed interface AsyncEntry<I, O> permits AsyncCall, AsyncEntry.Mark, AsyncEntry.Passing {

    /// Returns whether the entry may leave the queue when it is at the head.
    boolean isReady();

    /// Represents an element other than a watermark that calls must not overtake: idleness, backlog or the end.
    record Passing<I, O>(Runnable pass) implements AsyncEntry<I, O> {
        @Override
        public boolean isReady() {
            return true;
        }
    }

    /// Represents a watermark. A later watermark replaces a waiting one if no other entry lies between them, so
    /// waiting watermarks do not accumulate.
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
