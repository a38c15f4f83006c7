package dev.millrace.runtime.step;

import dev.millrace.exchange.Wakeup;

/// A unit of cooperative work: one subtask of a job. Driven by one thread at a time, which may change between
/// two steps.
public interface Tasklet {

    /// Does a bounded amount of work and returns. It never waits of its own accord; if user code inside does, the
    /// thread gives its other tasklets away and stays behind as this tasklet's own (see [RunLoop]). Never throws.
    StepResult step();

    /// Called by the watch, time and again while a step lasts long: lets others have what the step has made so far, and
    /// ends the step behind its current record, so that what became due meanwhile gets its turn.
    ///
    /// @return whether there is anything that was not there when this was last called
    boolean reveal();

    /// Whether a step would do something; asked by the driving thread before it goes to sleep.
    boolean isReady();

    /// When a step is due at the latest, in milliseconds of the host's wall clock; `Long.MAX_VALUE` if only a wake-up
    /// can make work.
    long nextDeadlineMillis();

    /// Tells who must be woken from now on when work arrives. Called before the first step by that driver.
    void drivenBy(Wakeup driver);
}
