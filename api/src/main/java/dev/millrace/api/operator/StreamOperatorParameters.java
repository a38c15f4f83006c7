package dev.millrace.api.operator;

import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.time.stream.StreamRecord;

/// What a factory makes an operator from.
public class StreamOperatorParameters<OUT> {
    private final OperatorSurroundings surroundings;
    private final Output<StreamRecord<OUT>> output;

    /// For the engine.
    public StreamOperatorParameters(OperatorSurroundings surroundings, Output<StreamRecord<OUT>> output) {
        this.surroundings = surroundings;
        this.output = output;
    }

    /// What the engine gives to the operator.
    public OperatorSurroundings surroundings() {
        return surroundings;
    }

    public Output<StreamRecord<OUT>> getOutput() {
        return output;
    }

    public ProcessingTimeService getProcessingTimeService() {
        return surroundings.time();
    }

    public MailboxExecutor getMailboxExecutor() {
        return surroundings.mailbox();
    }
}
