package dev.millrace.sim.cluster;

import dev.millrace.network.Transport;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.concurrent.RejectedExecutionException;

/// Is the event loop of a process's connections.
record SimLoop(SerialExecutor serial) implements Transport.Loop {
    @Override
    public void execute(Runnable work) {
        if (serial.isClosed()) throw new RejectedExecutionException("closed");
        serial.submit(work::run);
    }

    /// Runs work on the loop, or does nothing if the loop is closed.
    void tell(Runnable work) {
        if (!serial.isClosed()) serial.submit(work::run);
    }

    @Override
    public void after(long millis, Runnable work) {
        if (serial.isClosed()) throw new RejectedExecutionException("closed");
        serial.submitAfter(millis, work::run);
    }
}
