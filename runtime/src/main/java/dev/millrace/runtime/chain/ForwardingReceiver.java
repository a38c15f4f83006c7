package dev.millrace.runtime.chain;

/// Represents a receiver that handles records itself, and forwards all control elements and the end.
///
/// @param <T> the type of the records
public interface ForwardingReceiver<T> extends Receiver<T> {

    /// Returns the receiver of watermarks, idleness, backlog and the end of the input.
    Receiver<?> control();

    @Override
    default void watermark(long timestamp) {
        control().watermark(timestamp);
    }

    @Override
    default void idle(boolean isIdle) {
        control().idle(isIdle);
    }

    @Override
    default void backlog(boolean isBacklog) {
        control().backlog(isBacklog);
    }

    @Override
    default void end() {
        control().end();
    }
}
