package dev.millrace.api.operator;

import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.time.stream.StreamRecord;

/// Holds the parameters with which a factory creates an operator.
public class StreamOperatorParameters<OUT> {
    private final OperatorRuntime operatorRuntime;
    private final Output<StreamRecord<OUT>> output;

    /// Creates the parameters. Called by the engine.
    public StreamOperatorParameters(OperatorRuntime operatorRuntime, Output<StreamRecord<OUT>> output) {
        this.operatorRuntime = operatorRuntime;
        this.output = output;
    }

    /// Returns the operator's access to the engine.
    public OperatorRuntime operatorRuntime() {
        return operatorRuntime;
    }

    /// Returns the output of the operator.
    public Output<StreamRecord<OUT>> getOutput() {
        return output;
    }

    /// Returns the processing-time service of the operator.
    public ProcessingTimeService getProcessingTimeService() {
        return operatorRuntime.time();
    }

    /// Returns the executor that runs actions on the subtask's thread.
    public MailboxExecutor getMailboxExecutor() {
        return operatorRuntime.mailbox();
    }
}
