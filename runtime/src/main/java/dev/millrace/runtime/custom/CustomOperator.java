package dev.millrace.runtime.custom;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedMultiInput;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.CloseOnFailure;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.KeyedOperator;

/// Runs an operator of a program in a subtask.
public final class CustomOperator implements Operator, KeyedOperator {
    private final StreamOperator<Object> operator;
    private final CustomRuntime runtime;
    private final UserFailures failures;
    private final Receiver<?> control;
    private int open;

    /// Creates, sets up and opens the operator.
    public CustomOperator(Operation.Transform transform, OperatorContext context) {
        this.failures = context.failures();
        this.control = context.control();
        OperatorContext own = Transforms.guarded(context);
        this.runtime = new CustomRuntime(own);
        try {
            operator = Transforms.make(context.functions().copy(transform.factory()), runtime, own);
        } catch (Throwable thrown) {
            throw failures.opening(thrown);
        }
        try {
            open = inputs(operator);
            if (operator instanceof AbstractStreamOperator<?> known) known.initializeState(runtime.initialState());
            operator.open();
        } catch (Throwable thrown) {
            CloseOnFailure.close(thrown, operator::close);
            throw failures.opening(thrown);
        }
    }

    private static int inputs(StreamOperator<?> operator) {
        if (operator instanceof OneInputStreamOperator) return 1;
        if (operator instanceof TwoInputStreamOperator) return 2;
        throw ChainFaults.NOT_SUPPORTED
                .what(
                        "The operator %s is neither a one-input nor a two-input operator.",
                        operator.getClass().getName())
                .fix("Implement OneInputStreamOperator or TwoInputStreamOperator.");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Receiver<?> input(int index) {
        if (operator instanceof OneInputStreamOperator)
            return new Only((OneInputStreamOperator<Object, Object>) operator);
        TwoInputStreamOperator<Object, Object, Object> both = (TwoInputStreamOperator<Object, Object, Object>) operator;
        return index == 0 ? new First(both) : new Second(both);
    }

    @Override
    public void endOfKey() {
        runtime.endOfKey();
    }

    private void ended(int index) {
        try {
            if (operator instanceof BoundedOneInput bounded) bounded.endInput();
            else if (operator instanceof BoundedMultiInput bounded) bounded.endInput(index + 1);
            if (--open > 0) return;
            operator.finish();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of its input");
        }
        control.end();
    }

    @Override
    public void prepareSnapshot(long checkpoint) throws Exception {
        operator.prepareSnapshotPreBarrier(checkpoint);
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        if (operator instanceof AbstractStreamOperator<?> known) known.snapshotState(snapshot);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        operator.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void checkpointAborted(long checkpoint) throws Exception {
        operator.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void close() throws Exception {
        operator.close();
    }

    /// Passes one input to the operator with the methods for that input.
    private abstract class Fed implements Receiver<Object> {
        private final int index;

        Fed(int index) {
            this.index = index;
        }

        /// Selects the record's key, and passes the record to the operator.
        abstract void process(StreamRecord<Object> record) throws Exception;

        abstract void process(Watermark mark) throws Exception;

        abstract void process(WatermarkStatus status) throws Exception;

        abstract void process(RecordAttributes attributes) throws Exception;

        @Override
        public void record(Object value, long timestamp) {
            try {
                process(
                        timestamp == Batch.NO_TIMESTAMP
                                ? new StreamRecord<>(value)
                                : new StreamRecord<>(value, timestamp));
            } catch (Throwable thrown) {
                throw failures.at(thrown, value, timestamp);
            }
        }

        @Override
        public void watermark(long timestamp) {
            try {
                process(new Watermark(timestamp));
            } catch (Throwable thrown) {
                throw failures.during(thrown, "at watermark " + timestamp);
            }
        }

        @Override
        public void idle(boolean isIdle) {
            try {
                process(isIdle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
            } catch (Throwable thrown) {
                throw failures.during(thrown, "when its input fell idle or woke");
            }
        }

        @Override
        public void backlog(boolean isBacklog) {
            try {
                process(new RecordAttributes(isBacklog));
            } catch (Throwable thrown) {
                throw failures.during(thrown, "when its input became backlog or ceased to be");
            }
        }

        @Override
        public void end() {
            ended(index);
        }
    }

    private final class Only extends Fed {
        private final OneInputStreamOperator<Object, Object> target;

        Only(OneInputStreamOperator<Object, Object> target) {
            super(0);
            this.target = target;
        }

        @Override
        void process(StreamRecord<Object> record) throws Exception {
            target.setKeyContextElement(record);
            target.processElement(record);
        }

        @Override
        void process(Watermark mark) throws Exception {
            target.processWatermark(mark);
        }

        @Override
        void process(WatermarkStatus status) throws Exception {
            target.processWatermarkStatus(status);
        }

        @Override
        void process(RecordAttributes attributes) throws Exception {
            target.processRecordAttributes(attributes);
        }
    }

    private final class First extends Fed {
        private final TwoInputStreamOperator<Object, Object, Object> target;

        First(TwoInputStreamOperator<Object, Object, Object> target) {
            super(0);
            this.target = target;
        }

        @Override
        void process(StreamRecord<Object> record) throws Exception {
            target.setKeyContextElement1(record);
            target.processElement1(record);
        }

        @Override
        void process(Watermark mark) throws Exception {
            target.processWatermark1(mark);
        }

        @Override
        void process(WatermarkStatus status) throws Exception {
            target.processWatermarkStatus1(status);
        }

        @Override
        void process(RecordAttributes attributes) throws Exception {
            target.processRecordAttributes1(attributes);
        }
    }

    private final class Second extends Fed {
        private final TwoInputStreamOperator<Object, Object, Object> target;

        Second(TwoInputStreamOperator<Object, Object, Object> target) {
            super(1);
            this.target = target;
        }

        @Override
        void process(StreamRecord<Object> record) throws Exception {
            target.setKeyContextElement2(record);
            target.processElement2(record);
        }

        @Override
        void process(Watermark mark) throws Exception {
            target.processWatermark2(mark);
        }

        @Override
        void process(WatermarkStatus status) throws Exception {
            target.processWatermarkStatus2(status);
        }

        @Override
        void process(RecordAttributes attributes) throws Exception {
            target.processRecordAttributes2(attributes);
        }
    }
}
