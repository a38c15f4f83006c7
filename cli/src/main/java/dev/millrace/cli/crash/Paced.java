package dev.millrace.cli.crash;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.base.host.Host;

/// Parses lines, and waits now and then so that no more than so many come in a second, over all subtasks.
final class Paced extends RichMapFunction<String, Reading> {
    private static final int LINES_PER_LOOK = 16;
    private static final double NANOS = 1e9;

    private final double perSecond;

    @SuppressWarnings("NullAway.Init") // set by open
    private transient Host host;

    private transient double nanosPerLine;
    private transient long begin;
    private transient long lines;

    Paced(double perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    public void open(OpenContext context) {
        host = Host.real();
        nanosPerLine = NANOS * getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() / perSecond;
        begin = host.clock().nanos();
    }

    @Override
    public Reading map(String line) {
        if (++lines % LINES_PER_LOOK == 0) {
            long due = begin + (long) (lines * nanosPerLine);
            for (long left = due - host.clock().nanos();
                    left > 0;
                    left = due - host.clock().nanos()) {
                host.threads().park(left);
            }
        }
        return Reading.parse(line);
    }
}
