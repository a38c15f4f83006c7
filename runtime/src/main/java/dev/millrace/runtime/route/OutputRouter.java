package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.Receiver;

/// Ends a chain: sends each record to a subtask of the next vertex, and control elements to all of them.
interface OutputRouter<T> extends Receiver<T> {

    /// Returns one sender for each connected subtask.
    Sender[] targets();

    /// Returns a copy of a record for a target, or the record itself if the target serializes it anyway.
    static <T> T mine(T value, Sender target, Copier<T> copier) {
        return target.isWriting() ? value : copier.copy(value);
    }

    @Override
    default void watermark(long timestamp) {
        broadcast(new Control.Watermark(timestamp));
    }

    @Override
    default void idle(boolean isIdle) {
        broadcast(isIdle ? Control.IDLE : Control.ACTIVE);
    }

    @Override
    default void backlog(boolean isBacklog) {
        broadcast(new Control.Backlog(isBacklog));
    }

    @Override
    default void end() {
        broadcast(Control.END);
    }

    private void broadcast(Control element) {
        for (Sender target : targets()) target.send(element);
    }
}
