package dev.millrace.runtime.step;

import dev.millrace.exchange.Wakeup;

/// Represents a unit of cooperative work, usually one subtask. One thread at a time drives a tasklet; the thread
/// may change between two steps.
public interface Tasklet {

    /// Returns the name of the job to which the tasklet belongs, for logs; empty if there is none.
    default String job() {
        return "";
    }

    /// Does a limited amount of work and returns. A step does not wait by itself. If user code waits inside a
    /// step, the thread hands off its other tasklets (see [RunLoop]). Never throws.
    StepResult step();

    /// Publishes the results of a long step so far, and ends the step after its current record, so that mail and
    /// callbacks can run. Called by the watch repeatedly during a long step.
    ///
    /// @return whether there is something new since the last call
    boolean reveal();

    /// Returns whether a step would do something. Called by the driving thread before it sleeps.
    boolean isReady();

    /// Returns the latest time of the next step, in milliseconds of the host's wall clock; `Long.MAX_VALUE` if
    /// only a wake-up can create work.
    long nextDeadlineMillis();

    /// Sets the driver to wake when work arrives. Called before the driver's first step.
    void drivenBy(Wakeup driver);
}
