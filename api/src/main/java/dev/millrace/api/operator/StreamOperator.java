package dev.millrace.api.operator;

import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.util.OperatorID;
import java.io.Serializable;

/// An operator of a program. It is copied to each subtask; all calls come from the subtask's thread.
/// Programs write theirs as subclasses of [AbstractStreamOperator] that implement [OneInputStreamOperator]
/// or [TwoInputStreamOperator].
public interface StreamOperator<OUT> extends CheckpointListener, KeyContext, Serializable {

    /// Called once before the first record, with state and output at hand.
    void open() throws Exception;

    /// Called once all inputs have ended: what is left may still be emitted. Not called after a failure.
    void finish() throws Exception;

    /// Called last in any case, to release what is held.
    void close() throws Exception;

    /// May emit before a checkpoint's barrier.
    void prepareSnapshotPreBarrier(long checkpointId) throws Exception;

    /// Called before each record of the first input.
    void setKeyContextElement1(StreamRecord<?> record) throws Exception;

    /// Called before each record of the second input.
    void setKeyContextElement2(StreamRecord<?> record) throws Exception;

    OperatorMetricGroup getMetricGroup();

    OperatorID getOperatorID();

    default OperatorAttributes getOperatorAttributes() {
        return new OperatorAttributesBuilder().build();
    }
}
