package dev.millrace.cli.crash;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.base.host.Host;
import java.nio.file.Path;

/// Parses lines, and limits the rate over all subtasks until the file `hurry` exists.
final class Paced extends RichMapFunction<String, InputLine> {
    private static final int LINES_PER_LOOK = 16;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final String hurry;

    @SuppressWarnings("NullAway.Init") // set by open
    private transient Host host;

    private transient double nanosPerLine;
    private transient long begin;
    private transient long lines;
    private transient boolean isHurried;

    /// @param hurry if this file exists, there is no limit
    Paced(double perSecond, String hurry) {
        this.perSecond = perSecond;
        this.hurry = hurry;
    }

    @Override
    public void open(OpenContext context) {
        host = Host.real();
        nanosPerLine = NANOS * getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() / perSecond;
        begin = host.clock().nanos();
    }

    @Override
    public InputLine map(String line) {
        if (++lines % LINES_PER_LOOK == 0 && !isHurried) {
            long due = begin + (long) (lines * nanosPerLine);
            for (long left = due - host.clock().nanos();
                    left > 0 && !isHurried;
                    left = due - host.clock().nanos()) {
                isHurried = host.disk().exists(Path.of(hurry));
                if (!isHurried) host.threads().park(left);
            }
        }
        return InputLine.parse(line);
    }
}
