package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Wakeup;

/// Drives a single tasklet on the thread that was left behind inside it. When the tasklet has behaved for a while, it
/// can go back to its loop.
final class LoneDriver implements Wakeup {
    private static final long SHORT_STEP_NANOS = 2_000_000;
    private static final int SHORT_STEPS_TO_RETURN = 500;

    private final Tasklet tasklet;
    private final Host host;
    private final Idling idling;

    LoneDriver(Tasklet tasklet, Host host) {
        this.tasklet = tasklet;
        this.host = host;
        this.idling = new Idling(host);
    }

    @Override
    public void wake() {
        idling.wake();
    }

    @Override
    public void wakeSoon() {
        idling.wakeSoon();
    }

    /// Until it has behaved for a while or is done.
    ///
    /// @return whether it is done
    boolean drive() {
        tasklet.drivenBy(this);
        int shortSteps = 0;
        while (shortSteps < SHORT_STEPS_TO_RETURN) {
            long started = host.clock().nanos();
            Progress progress = tasklet.step();
            if (progress == Progress.DONE) return true;
            if (progress != Progress.WORKED) {
                idling.idle(tasklet::isReady, tasklet::nextDeadlineMillis);
                continue;
            }
            idling.reset();
            shortSteps = host.clock().nanos() - started < SHORT_STEP_NANOS ? shortSteps + 1 : 0;
        }
        return false;
    }
}
