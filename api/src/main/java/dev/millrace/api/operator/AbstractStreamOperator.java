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

/// Provides the base of a program's operators. Output, state, timers and contexts are available from the set-up of the
/// operator in its subtask, which precedes [#open].
@SuppressWarnings("NullAway.Init") // set by setup()
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

    /// Creates an operator that is set up later.
    public AbstractStreamOperator() {}

    /// Creates an operator that a factory creates in its subtask.
    public AbstractStreamOperator(StreamOperatorParameters<OUT> parameters) {
        this.setup(parameters);
    }

    /// Sets up the operator: makes output, state, timers and contexts available.
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

    /// Sets the processing-time service. Called when the operator is set up.
    protected void setProcessingTimeService(ProcessingTimeService processingTimeService) {
        this.processingTimeService = processingTimeService;
    }

    @Override
    public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {}

    // ---- life cycle

    /// Restores the state of the operator. Called before [#open].
    public void initializeState(StateInitializationContext context) throws Exception {}

    /// Writes the state of the operator. Called for each checkpoint after its barrier was sent, so that the operator
    /// must not emit.
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

    // ---- access to the runtime

    @Override
    public OperatorMetricGroup getMetricGroup() {
        return runtimeContext.getMetricGroup();
    }

    @Override
    public OperatorID getOperatorID() {
        return operatorRuntime().id();
    }

    /// Returns the execution configuration of the job.
    public ExecutionConfig getExecutionConfig() {
        return operatorRuntime().execution();
    }

    /// Returns the class loader of the program.
    public ClassLoader getUserCodeClassloader() {
        return runtimeContext.getUserCodeClassLoader();
    }

    /// Returns the name of the operator.
    protected String getOperatorName() {
        return operatorRuntime().name();
    }

    /// Returns the runtime context of functions.
    public StreamingRuntimeContext getRuntimeContext() {
        return runtimeContext;
    }

    /// Returns the processing-time service.
    public ProcessingTimeService getProcessingTimeService() {
        return processingTimeService;
    }

    /// Returns whether a checkpoint may interrupt timers. Has no effect in Millrace.
    public boolean useInterruptibleTimers(ReadableConfig config) {
        return false;
    }

    /// Returns whether records of different keys may overtake each other.
    public boolean isAsyncKeyOrderedProcessingEnabled() {
        return false;
    }

    /// Returns whether the operator writes raw keyed state. Has no effect in Millrace.
    protected boolean isUsingCustomRawKeyedState() {
        return false;
    }

    // ---- state and keys

    /// Returns the keyed state backend; null if the input is not keyed.
    @SuppressWarnings("unchecked")
    public <K> @Nullable KeyedStateBackend<K> getKeyedStateBackend() {
        return (KeyedStateBackend<K>) operatorRuntime().keyed();
    }

    /// Returns the operator state backend.
    public OperatorStateBackend getOperatorStateBackend() {
        return operatorRuntime().operatorState();
    }

    /// Returns the keyed state store; null if the input is not keyed.
    public @Nullable KeyedStateStore getKeyedStateStore() {
        return operatorRuntime().keyedStore();
    }

    /// Returns the state of the current key.
    protected <S extends State> S getPartitionedState(StateDescriptor<S, ?> stateDescriptor) throws Exception {
        return getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, stateDescriptor);
    }

    /// Returns the state of the current key in a namespace. The result is valid until the state of another namespace
    /// is requested.
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

    /// Returns the key selector of the first input; null if the input is not keyed.
    protected @Nullable KeySelector<?, ?> getStateKeySelector1() {
        return stateKeySelector1;
    }

    /// Returns the key selector of the second input; null if the input is not keyed.
    protected @Nullable KeySelector<?, ?> getStateKeySelector2() {
        return stateKeySelector2;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the signature of Flink
    public void setKeyContextElement1(StreamRecord record) throws Exception {
        selectKey(record, stateKeySelector1);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the signature of Flink
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

    /// Returns the timers of a name. All calls with the same name must pass the same types.
    public <K, N> InternalTimerService<N> getInternalTimerService(
            String name, TypeSerializer<N> namespaceSerializer, Triggerable<K, N> triggerable) {
        return operatorRuntime().timers(name, namespaceSerializer, triggerable);
    }

    /// Fires timers and then forwards the watermark.
    public void processWatermark(Watermark mark) throws Exception {
        operatorRuntime().advanceWatermark(mark.getTimestamp());
        output.emitWatermark(mark);
    }

    /// Advances the watermark of the first input. The watermark of the operator is the minimum of both inputs.
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark, 0);
    }

    /// Advances the watermark of the second input. The watermark of the operator is the minimum of both inputs.
    public void processWatermark2(Watermark mark) throws Exception {
        processWatermark(mark, 1);
    }

    private void processWatermark(Watermark mark, int index) throws Exception {
        if (combinedWatermarks.advance(index, mark.getTimestamp()))
            processWatermark(new Watermark(combinedWatermarks.watermark()));
    }

    /// Forwards the status of the only input.
    public void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception {
        output.emitWatermarkStatus(watermarkStatus);
    }

    /// Updates the idleness of an input and forwards the idleness of the operator if it changes.
    ///
    /// @param index the index of the input, starting at 0
    protected void processWatermarkStatus(WatermarkStatus watermarkStatus, int index) throws Exception {
        boolean wasIdle = combinedWatermarks.isIdle();
        if (combinedWatermarks.idle(index, watermarkStatus.isIdle()))
            processWatermark(new Watermark(combinedWatermarks.watermark()));
        if (wasIdle != combinedWatermarks.isIdle()) output.emitWatermarkStatus(watermarkStatus);
    }

    /// Updates the idleness of the first input.
    public final void processWatermarkStatus1(WatermarkStatus watermarkStatus) throws Exception {
        processWatermarkStatus(watermarkStatus, 0);
    }

    /// Updates the idleness of the second input.
    public final void processWatermarkStatus2(WatermarkStatus watermarkStatus) throws Exception {
        processWatermarkStatus(watermarkStatus, 1);
    }

    // ---- other control elements

    /// Forwards a latency marker.
    public void processLatencyMarker(LatencyMarker latencyMarker) throws Exception {
        reportOrForwardLatencyMarker(latencyMarker);
    }

    /// Forwards a latency marker of the first input.
    public void processLatencyMarker1(LatencyMarker latencyMarker) throws Exception {
        reportOrForwardLatencyMarker(latencyMarker);
    }

    /// Forwards a latency marker of the second input.
    public void processLatencyMarker2(LatencyMarker latencyMarker) throws Exception {
        reportOrForwardLatencyMarker(latencyMarker);
    }

    /// Forwards a latency marker.
    protected void reportOrForwardLatencyMarker(LatencyMarker marker) {
        output.emitLatencyMarker(marker);
    }

    /// Forwards the attributes of the only input.
    public void processRecordAttributes(RecordAttributes recordAttributes) throws Exception {
        lastRecordAttributes1 = recordAttributes;
        output.emitRecordAttributes(new RecordAttributesBuilder(List.of(recordAttributes)).build());
    }

    /// Updates the attributes of the first input and forwards the combined attributes of both inputs.
    public void processRecordAttributes1(RecordAttributes recordAttributes) {
        lastRecordAttributes1 = recordAttributes;
        emitRecordAttributes();
    }

    /// Updates the attributes of the second input and forwards the combined attributes of both inputs.
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
