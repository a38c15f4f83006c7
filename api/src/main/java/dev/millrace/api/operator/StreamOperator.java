package dev.millrace.api.operator;

import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.util.OperatorID;
import java.io.Serializable;

/// Processes records in a subtask. Each subtask has a copy of the operator. Called by the subtask's thread only.
/// Programs extend [AbstractStreamOperator] and implement [OneInputStreamOperator] or [TwoInputStreamOperator].
public interface StreamOperator<OUT> extends CheckpointListener, KeyContext, Serializable {

    /// Opens the operator. Called once before the first record, with state and output available.
    void open() throws Exception;

    /// Emits the remaining records. Called once after the end of all inputs, but not after a failure.
    void finish() throws Exception;

    /// Releases all resources. Called last, also after a failure.
    void close() throws Exception;

    /// Prepares a checkpoint. The operator may emit records before the barrier.
    void prepareSnapshotPreBarrier(long checkpointId) throws Exception;

    /// Sets the current key from a record. Called before each record of the first input.
    void setKeyContextElement1(StreamRecord<?> record) throws Exception;

    /// Sets the current key from a record. Called before each record of the second input.
    void setKeyContextElement2(StreamRecord<?> record) throws Exception;

    /// Returns the metric group of the operator.
    OperatorMetricGroup getMetricGroup();

    /// Returns the ID of the operator.
    OperatorID getOperatorID();

    /// Returns the attributes of the operator. By default all attributes are false.
    default OperatorAttributes getOperatorAttributes() {
        return new OperatorAttributesBuilder().build();
    }
}
