package dev.millrace.api.operator;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.RecordAttributesBuilder;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.util.OperatorID;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators of programs are subclasses of. Output, state, timers and the rest are there from the moment the
/// operator is set up in its subtask, which is before it is opened.
@SuppressWarnings("NullAway.Init") // setup() comes first
public abstract class AbstractStreamOperator<OUT> implements YieldingOperator<OUT>, KeyContextHandler {
    private static final long serialVersionUID = 1L;

    protected static final Logger LOG = LoggerFactory.getLogger(AbstractStreamOperator.class);

    protected transient Output<StreamRecord<OUT>> output;
    protected transient @Nullable KeySelector<?, ?> stateKeySelector1;
    protected transient @Nullable KeySelector<?, ?> stateKeySelector2;
    protected transient ProcessingTimeService processingTimeService;
    protected transient @Nullable RecordAttributes lastRecordAttributes1;
    protected transient @Nullable RecordAttributes lastRecordAttributes2;

    private transient @Nullable OperatorRuntime operatorRuntime;
    private transient StreamingRuntimeContext runtimeContext;
    private transient CombinedWatermarks combinedWatermarks;

    /// An operator that is set up later.
    public AbstractStreamOperator() {}

    /// For operators that a factory makes in their subtask.
    public AbstractStreamOperator(StreamOperatorParameters<OUT> parameters) {
        this.setup(parameters);
    }

    /// Makes output, state, timers and the rest available.
    protected void setup(StreamOperatorParameters<OUT> parameters) {
        OperatorRuntime given = parameters.operatorRuntime();
        operatorRuntime = given;
        runtimeContext = new StreamingRuntimeContext(given);
        combinedWatermarks = new CombinedWatermarks();
        output = parameters.getOutput();
        stateKeySelector1 = given.selector(0);
        stateKeySelector2 = given.selector(1);
        setProcessingTimeService(given.time());
        setMailboxExecutor(given.mailbox());
    }

    OperatorRuntime operatorRuntime() {
        OperatorRuntime known = operatorRuntime;
        if (known == null) {
            throw new IllegalStateException(getClass().getName()
                    + " is used before it was set up in a subtask: what needs state, time or output belongs in open()");
        }
        return known;
    }

    protected void setProcessingTimeService(ProcessingTimeService processingTimeService) {
        this.processingTimeService = processingTimeService;
    }

    @Override
    public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {}

    // ---- life

    /// Called before [#open], for operators with state of their own.
    public void initializeState(StateInitializationContext context) throws Exception {}

    /// Called for each checkpoint, after its barrier has left: nothing may be emitted.
    public void snapshotState(StateSnapshotContext context) throws Exception {}

    @Override
    public void open() throws Exception {}

    @Override
    public void finish() throws Exception {}

    @Override
    public void close() throws Exception {}

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {}

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {}

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {}

    // ---- what is there

    @Override
    public OperatorMetricGroup getMetricGroup() {
        return runtimeContext.getMetricGroup();
    }

    @Override
    public OperatorID getOperatorID() {
        return operatorRuntime().id();
    }

    public ExecutionConfig getExecutionConfig() {
        return operatorRuntime().execution();
    }

    public ClassLoader getUserCodeClassloader() {
        return runtimeContext.getUserCodeClassLoader();
    }

    protected String getOperatorName() {
        return operatorRuntime().name();
    }

    public StreamingRuntimeContext getRuntimeContext() {
        return runtimeContext;
    }

    public ProcessingTimeService getProcessingTimeService() {
        return processingTimeService;
    }

    /// Whether timers may be interrupted by a checkpoint; nothing comes of it here.
    public boolean useInterruptibleTimers(ReadableConfig config) {
        return false;
    }

    /// Whether records of different keys may overtake each other.
    public boolean isAsyncKeyOrderedProcessingEnabled() {
        return false;
    }

    protected boolean isUsingCustomRawKeyedState() {
        return false;
    }

    // ---- state and keys

    /// @return null if the input is not keyed
    @SuppressWarnings("unchecked")
    public <K> @Nullable KeyedStateBackend<K> getKeyedStateBackend() {
        return (KeyedStateBackend<K>) operatorRuntime().keyed();
    }

    public OperatorStateBackend getOperatorStateBackend() {
        return operatorRuntime().operatorState();
    }

    /// @return null if the input is not keyed
    public @Nullable KeyedStateStore getKeyedStateStore() {
        return operatorRuntime().keyedStore();
    }

    /// State of the current key.
    protected <S extends State> S getPartitionedState(StateDescriptor<S, ?> stateDescriptor) throws Exception {
        return getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, stateDescriptor);
    }

    /// State of the current key in a namespace; to be asked for again after another namespace was.
    public <S extends State, N> S getPartitionedState(
            N namespace, TypeSerializer<N> namespaceSerializer, StateDescriptor<S, ?> stateDescriptor)
            throws Exception {
        return keyed().getPartitionedState(namespace, namespaceSerializer, stateDescriptor);
    }

    private KeyedStateBackend<Object> keyed() {
        KeyedStateBackend<Object> keyed = operatorRuntime().keyed();
        if (keyed != null) return keyed;
        throw new IllegalStateException(
                "'" + getOperatorName() + "' uses a key, but its input is not keyed: put keyBy(…) before it");
    }

    protected @Nullable KeySelector<?, ?> getStateKeySelector1() {
        return stateKeySelector1;
    }

    protected @Nullable KeySelector<?, ?> getStateKeySelector2() {
        return stateKeySelector2;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Flink's signature
    public void setKeyContextElement1(StreamRecord record) throws Exception {
        selectKey(record, stateKeySelector1);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Flink's signature
    public void setKeyContextElement2(StreamRecord record) throws Exception {
        selectKey(record, stateKeySelector2);
    }

    @SuppressWarnings("unchecked")
    private void selectKey(StreamRecord<Object> record, @Nullable KeySelector<?, ?> selector) throws Exception {
        if (selector != null) setCurrentKey(((KeySelector<Object, Object>) selector).getKey(record.getValue()));
    }

    @Override
    public boolean hasKeyContext1() {
        return stateKeySelector1 != null;
    }

    @Override
    public boolean hasKeyContext2() {
        return stateKeySelector2 != null;
    }

    @Override
    public void setCurrentKey(Object key) {
        keyed().setCurrentKey(key);
    }

    @Override
    public Object getCurrentKey() {
        return keyed().getCurrentKey();
    }

    // ---- time

    /// The timers of a name. All calls with a name must agree in the types.
    public <K, N> InternalTimerService<N> getInternalTimerService(
            String name, TypeSerializer<N> namespaceSerializer, Triggerable<K, N> triggerable) {
        return operatorRuntime().timers(name, namespaceSerializer, triggerable);
    }

    /// Fires timers, then passes the watermark on.
    public void processWatermark(Watermark mark) throws Exception {
        operatorRuntime().advanceWatermark(mark.getTimestamp());
        output.emitWatermark(mark);
    }

    /// The lower watermark of both inputs is the operator's.
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark, 0);
    }

    /// The lower watermark of both inputs is the operator's.
    public void processWatermark2(Watermark mark) throws Exception {
        processWatermark(mark, 1);
    }

    private void processWatermark(Watermark mark, int index) throws Exception {
        if (combinedWatermarks.advance(index, mark.getTimestamp()))
            processWatermark(new Watermark(combinedWatermarks.watermark()));
    }

    public void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception {
        output.emitWatermarkStatus(watermarkStatus);
    }

    /// @param index of the input, from 0
    protected void processWatermarkStatus(WatermarkStatus watermarkStatus, int index) throws Exception {
        boolean wasIdle = combinedWatermarks.isIdle();
        if (combinedWatermarks.idle(index, watermarkStatus.isIdle()))
            processWatermark(new Watermark(combinedWatermarks.watermark()));
        if (wasIdle != combinedWatermarks.isIdle()) output.emitWatermarkStatus(watermarkStatus);
    }

    public final void processWatermarkStatus1(WatermarkStatus watermarkStatus) throws Exception {
        processWatermarkStatus(watermarkStatus, 0);
    }

    public final void processWatermarkStatus2(WatermarkStatus watermarkStatus) throws Exception {
        processWatermarkStatus(watermarkStatus, 1);
    }

    // ---- other marks

    public void processLatencyMarker(LatencyMarker latencyMarker) throws Exception {
        reportOrForwardLatencyMarker(latencyMarker);
    }

    public void processLatencyMarker1(LatencyMarker latencyMarker) throws Exception {
        reportOrForwardLatencyMarker(latencyMarker);
    }

    public void processLatencyMarker2(LatencyMarker latencyMarker) throws Exception {
        reportOrForwardLatencyMarker(latencyMarker);
    }

    protected void reportOrForwardLatencyMarker(LatencyMarker marker) {
        output.emitLatencyMarker(marker);
    }

    public void processRecordAttributes(RecordAttributes recordAttributes) throws Exception {
        lastRecordAttributes1 = recordAttributes;
        output.emitRecordAttributes(new RecordAttributesBuilder(List.of(recordAttributes)).build());
    }

    public void processRecordAttributes1(RecordAttributes recordAttributes) {
        lastRecordAttributes1 = recordAttributes;
        emitRecordAttributes();
    }

    public void processRecordAttributes2(RecordAttributes recordAttributes) {
        lastRecordAttributes2 = recordAttributes;
        emitRecordAttributes();
    }

    private void emitRecordAttributes() {
        output.emitRecordAttributes(
                new RecordAttributesBuilder(List.of(orNone(lastRecordAttributes1), orNone(lastRecordAttributes2)))
                        .build());
    }

    private static RecordAttributes orNone(@Nullable RecordAttributes attributes) {
        return attributes == null ? RecordAttributes.EMPTY_RECORD_ATTRIBUTES : attributes;
    }
}
