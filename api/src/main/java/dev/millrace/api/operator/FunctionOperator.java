package dev.millrace.api.operator;

import dev.millrace.api.function.Function;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/// Adapts an operator of the engine to the class name that Flink uses. The adapter passes records, watermarks and
/// timers to the operator that the engine runs for the function.
abstract class FunctionOperator<OUT, F extends Function> extends AbstractUdfStreamOperator<OUT, F> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable EngineOperator engine;

    FunctionOperator(F function) {
        super(function);
    }

    /// Returns the operation of the engine's operator.
    abstract Operation operation();

    /// Does nothing, because the engine's operator restores the state and opens the function.
    @Override
    public void initializeState(StateInitializationContext context) {}

    /// Does nothing, because the engine's operator takes snapshots of the function.
    @Override
    public void snapshotState(StateSnapshotContext context) {}

    /// Does nothing, because the engine's operator notifies the function.
    @Override
    public void notifyCheckpointComplete(long checkpointId) {}

    /// Does nothing, because the engine's operator notifies the function.
    @Override
    public void notifyCheckpointAborted(long checkpointId) {}

    @Override
    public void open() throws Exception {
        engine = operatorRuntime().run(operation());
    }

    private EngineOperator engine() {
        EngineOperator open = engine;
        if (open == null) throw new IllegalStateException(getClass().getSimpleName() + " is not open");
        return open;
    }

    void process(int input, StreamRecord<?> element) {
        engine().record(input, element.getValue(), element.getTimestamp());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        engine().watermark(0, mark.getTimestamp());
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        engine().watermark(0, mark.getTimestamp());
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        engine().watermark(1, mark.getTimestamp());
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception {
        engine().idle(0, watermarkStatus.isIdle());
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus watermarkStatus, int index) throws Exception {
        engine().idle(index, watermarkStatus.isIdle());
    }

    @Override
    public void close() throws Exception {
        EngineOperator open = engine;
        engine = null;
        if (open == null) return;
        open.close();
    }
}
