package dev.millrace.api.sink.legacy;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.TaskInfo;
import java.io.PrintStream;

/// Prints each record as a line. A line starts with the identifier, if there is one, and with the subtask number from
/// 1, if there are several.
public class PrintSinkFunction<IN> extends RichSinkFunction<IN> {
    private static final long serialVersionUID = 1L;

    private final String sinkIdentifier;
    private final boolean toStandardError;
    private transient String prefix = "";

    /// Creates a function that prints to standard output.
    public PrintSinkFunction() {
        this("", false);
    }

    /// @param stdErr whether to print to standard error
    public PrintSinkFunction(boolean stdErr) {
        this("", stdErr);
    }

    /// @param sinkIdentifier the prefix of each line; empty for none
    /// @param stdErr whether to print to standard error
    public PrintSinkFunction(String sinkIdentifier, boolean stdErr) {
        this.sinkIdentifier = sinkIdentifier;
        this.toStandardError = stdErr;
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        boolean several = task.getNumberOfParallelSubtasks() > 1;
        String number = several ? String.valueOf(task.getIndexOfThisSubtask() + 1) : "";
        String colon = several && !sinkIdentifier.isEmpty() ? ":" : "";
        String whole = sinkIdentifier + colon + number;
        prefix = whole.isEmpty() ? "" : whole + "> ";
    }

    @Override
    public void invoke(IN value) {
        PrintStream stream = toStandardError ? System.err : System.out;
        stream.println(prefix + value);
    }

    @Override
    public String toString() {
        return "Print to " + (toStandardError ? "System.err" : "System.out");
    }
}
