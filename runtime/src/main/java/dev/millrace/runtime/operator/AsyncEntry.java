package dev.millrace.runtime.operator;

/// Something in the queue of an [AsyncOperator].
sealed interface AsyncEntry<I, O> permits AsyncCall, AsyncEntry.Passing {

    /// Whether it may leave the queue once it is at its head.
    boolean isReady();

    /// A watermark or the like, which calls may not overtake.
    record Passing<I, O>(Runnable pass) implements AsyncEntry<I, O> {
        @Override
        public boolean isReady() {
            return true;
        }
    }
}
