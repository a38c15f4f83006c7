package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Wakeup;

/// Drives a single tasklet on a dedicated thread after a hand-off. After enough short steps, the tasklet returns
/// to its loop.
final class DedicatedDriver implements Wakeup {
    private static final long SHORT_STEP_NANOS = 2_000_000;
    private static final int SHORT_STEPS_TO_RETURN = 500;

    private final Tasklet tasklet;
    private final Host host;
    private final IdleStrategy idleStrategy;

    DedicatedDriver(Tasklet tasklet, Host host) {
        this.tasklet = tasklet;
        this.host = host;
        this.idleStrategy = new IdleStrategy(host);
    }

    @Override
    public void wake() {
        idleStrategy.wake();
    }

    @Override
    public void wakeSoon() {
        idleStrategy.wakeSoon();
    }

    /// Drives the tasklet until it is done or has made enough short steps.
    ///
    /// @return whether the tasklet is done
    boolean drive() {
        tasklet.drivenBy(this);
        int shortSteps = 0;
        while (shortSteps < SHORT_STEPS_TO_RETURN) {
            long started = host.clock().nanos();
            StepResult progress = tasklet.step();
            if (progress == StepResult.DONE) return true;
            if (progress != StepResult.WORKED) {
                idleStrategy.idle(tasklet::isReady, tasklet::nextDeadlineMillis);
                continue;
            }
            idleStrategy.reset();
            shortSteps = host.clock().nanos() - started < SHORT_STEP_NANOS ? shortSteps + 1 : 0;
        }
        return false;
    }
}
