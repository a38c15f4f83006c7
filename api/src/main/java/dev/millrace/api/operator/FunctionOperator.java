package dev.millrace.api.operator;

import dev.millrace.api.function.Function;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/// An operator of the engine's under the name that Flink has for it. It has no code of its own for records and time:
/// whatever drives it drives what the engine runs for the function.
abstract class FunctionOperator<OUT, F extends Function> extends AbstractUdfStreamOperator<OUT, F> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable EngineOperator engine;

    FunctionOperator(F function) {
        super(function);
    }

    /// What the engine is to do.
    abstract Operation operation();

    /// Left to the engine, as is the opening of the function.
    @Override
    public void initializeState(StateInitializationContext context) {}

    /// Left to the engine, which knows the function that it has opened.
    @Override
    public void snapshotState(StateSnapshotContext context) {}

    /// Left to the engine.
    @Override
    public void notifyCheckpointComplete(long checkpointId) {}

    /// Left to the engine.
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
