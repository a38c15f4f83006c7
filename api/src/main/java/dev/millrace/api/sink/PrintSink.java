package dev.millrace.api.sink;

import dev.millrace.api.process.TaskInfo;
import java.io.IOException;
import java.io.PrintStream;

/// Prints each record as a line to the standard output or standard error of the worker. If the sink has an identifier
/// or several subtasks, the line starts with the identifier, the number of the subtask (from 1) or both, for example
/// `name:2> record`. After a restart, the job may print records again.
public class PrintSink<IN> implements Sink<IN> {
    private static final long serialVersionUID = 1L;

    private final String sinkIdentifier;
    private final boolean toStandardError;

    /// Creates a sink that prints to standard output.
    public PrintSink() {
        this("", false);
    }

    /// @param stdErr whether to print to standard error
    public PrintSink(boolean stdErr) {
        this("", stdErr);
    }

    /// Creates a sink that prints to standard output.
    ///
    /// @param sinkIdentifier the prefix of each line; empty for none
    public PrintSink(String sinkIdentifier) {
        this(sinkIdentifier, false);
    }

    /// @param sinkIdentifier the prefix of each line; empty for none
    /// @param stdErr whether to print to standard error
    public PrintSink(String sinkIdentifier, boolean stdErr) {
        this.sinkIdentifier = sinkIdentifier;
        this.toStandardError = stdErr;
    }

    @Override
    public SinkWriter<IN> createWriter(WriterInitContext context) throws IOException {
        return new PrintWriter<>(prefix(context.getTaskInfo()), toStandardError ? System.err : System.out);
    }

    @Override
    public String toString() {
        return "Print to " + (toStandardError ? "System.err" : "System.out");
    }

    private String prefix(TaskInfo task) {
        boolean several = task.getNumberOfParallelSubtasks() > 1;
        String number = several ? String.valueOf(task.getIndexOfThisSubtask() + 1) : "";
        String colon = several && !sinkIdentifier.isEmpty() ? ":" : "";
        String prefix = sinkIdentifier + colon + number;
        return prefix.isEmpty() ? "" : prefix + "> ";
    }

    private static final class PrintWriter<IN> implements SinkWriter<IN> {
        private final String prefix;
        private final PrintStream stream;

        PrintWriter(String prefix, PrintStream stream) {
            this.prefix = prefix;
            this.stream = stream;
        }

        @Override
        public void write(IN element, Context context) {
            stream.println(prefix + element);
        }

        @Override
        public void flush(boolean endOfInput) {
            stream.flush();
        }

        @Override
        public void close() {}
    }
}
