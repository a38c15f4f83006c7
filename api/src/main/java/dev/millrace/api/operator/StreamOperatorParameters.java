package dev.millrace.api.operator;

import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.time.stream.StreamRecord;

/// What a factory makes an operator from.
public class StreamOperatorParameters<OUT> {
    private final OperatorRuntime operatorRuntime;
    private final Output<StreamRecord<OUT>> output;

    /// For the engine.
    public StreamOperatorParameters(OperatorRuntime operatorRuntime, Output<StreamRecord<OUT>> output) {
        this.operatorRuntime = operatorRuntime;
        this.output = output;
    }

    /// What the engine gives to the operator.
    public OperatorRuntime operatorRuntime() {
        return operatorRuntime;
    }

    public Output<StreamRecord<OUT>> getOutput() {
        return output;
    }

    public ProcessingTimeService getProcessingTimeService() {
        return operatorRuntime.time();
    }

    public MailboxExecutor getMailboxExecutor() {
        return operatorRuntime.mailbox();
    }
}
