package dev.millrace.runtime.chain;

import dev.millrace.base.host.Host;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a subtask's thread offers the operators that live on it.
public interface Services {

    Host host();

    /// The last millisecond that is over: the clock has left it, so that no record of it will come.
    default long millisOver() {
        return host().clock().millis() - 1;
    }

    /// Any thread: runs something on the subtask's thread, soon, between two records. Nothing runs after the
    /// subtask ended.
    void post(Runnable mail);

    /// Any thread: the same for what may come a little late. A thread that naps is not woken for it, so that a few of
    /// these cost no more than one.
    default void postSoon(Runnable mail) {
        post(mail);
    }

    /// Stops the input of the chain behind the current record, or lets it go on. Each operator that stopped the input
    /// lets it go on once; meanwhile mail, callbacks and checkpoints go on between two records.
    default void holdInput(boolean isHeld) {}

    /// Callbacks at wall-clock times, on the subtask's thread.
    Deadlines deadlines();

    /// An operator with work under way elsewhere calls this when its receiver gets [Receiver#end] but it will pass the
    /// end on only later; the subtask then stays until as many calls of [#released] have come.
    void retain();

    /// Undoes one [#retain].
    void released();

    /// Waits in the middle of a record. Meanwhile mail and callbacks of this operator and those behind it run.
    /// Those before it are in the middle of a record too and must not be disturbed. The other subtasks of this
    /// thread go on elsewhere.
    ///
    /// @throws CancelledException if the job is cancelled meanwhile
    void waitUntil(BooleanSupplier isOver);

    /// How often records of this subtask came before the current one; for error messages.
    long position();

    /// User code threw at a record, and this is how it is told. For whoever decides what becomes of the record.
    default void failedAt(@Nullable Object value, Throwable told) {}

    /// Where the current record came from, if that is known: a source split.
    String origin();
}
