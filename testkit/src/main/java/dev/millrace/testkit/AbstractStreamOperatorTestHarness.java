package dev.millrace.testkit;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.SimpleOperatorFactory;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.OperatorID;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.job.deploy.StandaloneSubtask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Drives one operator in one subtask, call by call, in the test's thread. The operator and its function are the
/// test's own objects, not copies, and their exceptions propagate unchanged. Processing time starts at 0 and advances
/// only when the test sets it.
public class AbstractStreamOperatorTestHarness<OUT> implements AutoCloseable {
    protected @Nullable StreamOperator<OUT> operator;
    protected final StreamOperatorFactory<OUT> factory;
    protected final ConcurrentLinkedQueue<Object> outputList = new ConcurrentLinkedQueue<>();
    protected final ExecutionConfig executionConfig = new ExecutionConfig();
    protected final TestProcessingTimeService processingTimeService = new TestProcessingTimeService();

    private final SideQueues sides = new SideQueues();
    private final EmittedRecords output = new EmittedRecords(outputList, true);
    private final Subtask place;
    private final @Nullable OperatorID id;
    private final List<Partitioning.@Nullable Keyed> keys = new ArrayList<>();
    private final Object lock = new Object();
    private @Nullable StandaloneSubtask subtask;
    private long stateTime;
    private boolean isInitialized;
    private boolean isOpen;

    /// Calls the operator.
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    /// @param maxParallelism number of key groups
    public AbstractStreamOperatorTestHarness(
            StreamOperator<OUT> operator, int maxParallelism, int parallelism, int subtaskIndex) throws Exception {
        this(SimpleOperatorFactory.of(operator), maxParallelism, parallelism, subtaskIndex);
        this.operator = operator;
    }

    /// @param maxParallelism number of key groups
    public AbstractStreamOperatorTestHarness(
            StreamOperator<OUT> operator, int maxParallelism, int parallelism, int subtaskIndex, OperatorID operatorID)
            throws Exception {
        this(SimpleOperatorFactory.of(operator), maxParallelism, parallelism, subtaskIndex, operatorID);
        this.operator = operator;
    }

    /// @param maxParallelism number of key groups
    public AbstractStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> factory, int maxParallelism, int parallelism, int subtaskIndex)
            throws Exception {
        this(new Subtask("test", "operator", subtaskIndex, parallelism, maxParallelism), factory, null);
    }

    /// @param maxParallelism number of key groups
    public AbstractStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> factory,
            int maxParallelism,
            int parallelism,
            int subtaskIndex,
            OperatorID operatorID)
            throws Exception {
        this(new Subtask("test", "operator", subtaskIndex, parallelism, maxParallelism), factory, operatorID);
    }

    private AbstractStreamOperatorTestHarness(
            Subtask place, StreamOperatorFactory<OUT> factory, @Nullable OperatorID id) throws Exception {
        this.place = place;
        this.factory = factory;
        this.id = id;
        processingTimeService.setCurrentTime(0);
    }

    /// Adds an input with a key or without one. Subclasses call it before the operator is set up.
    <T> void addInput(@Nullable KeySelector<T, ?> selector, @Nullable TypeInformation<?> keyType) {
        keys.add(selector == null || keyType == null ? null : new Partitioning.Keyed(selector, keyType));
    }

    // ---- lifecycle

    /// Sets up the operator; [#open] does so if the test did not.
    public void setup() {
        if (subtask != null) return;
        subtask = subtask();
        operator = made();
    }

    /// Sets up the operator, with a serializer that copies the output.
    @SuppressWarnings("unchecked")
    public void setup(TypeSerializer<OUT> outputSerializer) {
        output.copyWith((TypeSerializer<Object>) outputSerializer);
        setup();
    }

    @SuppressWarnings("unchecked")
    private StreamOperator<OUT> made() {
        return (StreamOperator<OUT>) lone().make(factory);
    }

    private StandaloneSubtask subtask() {
        return new StandaloneSubtask(
                new StandaloneSubtask.Place(place, executionConfig, id == null ? null : id.toHexString(), keys),
                new StandaloneSubtask.Driver(
                        new ManualClockHost(processingTimeService::getCurrentProcessingTime),
                        processingTimeService.deadlines(),
                        processingTimeService,
                        ManualClockHost.clock(() -> stateTime),
                        output,
                        sides));
    }

    StandaloneSubtask lone() {
        StandaloneSubtask made = subtask;
        if (made == null) throw new IllegalStateException("the operator was not set up: call setup() or open()");
        return made;
    }

    StreamOperator<OUT> known() {
        StreamOperator<OUT> made = operator;
        if (made == null) throw new IllegalStateException("there is no operator yet: call setup() or open()");
        return made;
    }

    /// Restores the operator from a snapshot, which may have been taken by another subtask or with
    /// another parallelism.
    ///
    /// @param operatorStateHandles null to start without a snapshot
    public void initializeState(@Nullable OperatorSubtaskState operatorStateHandles) throws Exception {
        setup();
        if (isInitialized)
            throw new IllegalStateException("the operator has its state: call initializeState before open");
        if (operatorStateHandles != null)
            lone().restore(operatorStateHandles.file(), operatorStateHandles.checkpoint());
        initializeEmptyState();
    }

    /// Takes a snapshot of the operator's state and timers.
    public OperatorSubtaskState snapshot(long checkpointId, long timestamp) throws Exception {
        Taken taken = new Taken(checkpointId, timestamp);
        if (known() instanceof AbstractStreamOperator<?> one) call(() -> one.snapshotState(taken));
        call(() -> lone().functions().snapshotState(taken));
        return new OperatorSubtaskState(lone().snapshot(), checkpointId);
    }

    private record Taken(long getCheckpointId, long getCheckpointTimestamp) implements StateSnapshotContext {}

    /// Combines the snapshots of several subtasks, for [#initializeState].
    public static OperatorSubtaskState repackageState(OperatorSubtaskState... handles) throws Exception {
        return OperatorSubtaskState.of(handles);
    }

    /// Returns the snapshot unchanged, because each subtask restores only its own part when the parallelism changes.
    ///
    /// @param numKeyGroups number of key groups
    public static OperatorSubtaskState repartitionOperatorState(
            OperatorSubtaskState operatorStateHandles,
            int numKeyGroups,
            int oldParallelism,
            int newParallelism,
            int subtaskIndex) {
        return operatorStateHandles;
    }

    /// Initializes the operator without state; [#open] does so if the test did not.
    public void initializeEmptyState() throws Exception {
        setup();
        if (isInitialized) return;
        isInitialized = true;
        if (known() instanceof AbstractStreamOperator<?> one)
            call(() -> one.initializeState(lone().operatorRuntime().initialState()));
    }

    public void open() throws Exception {
        initializeEmptyState();
        if (isOpen) return;
        isOpen = true;
        call(() -> known().open());
    }

    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        call(() -> known().prepareSnapshotPreBarrier(checkpointId));
    }

    /// Notifies the operator of a completed checkpoint. Only the test calls it.
    public void notifyOfCompletedCheckpoint(long checkpointId) throws Exception {
        call(() -> known().notifyCheckpointComplete(checkpointId));
        call(() -> lone().functions().checkpointCompleted(checkpointId));
    }

    /// Finishes and closes the operator.
    @Override
    public void close() throws Exception {
        if (!isOpen) return;
        isOpen = false;
        try {
            call(() -> known().finish());
        } finally {
            processingTimeService.shutdownService();
            call(() -> known().close());
        }
    }

    /// Runs a call of the operator and its consequences. Exceptions of the function propagate unchanged.
    void call(Call call) throws Exception {
        try {
            call.run();
            if (subtask != null) subtask.runMail();
        } catch (CallbackFailure failure) {
            throw thrown(failure);
        } catch (MillraceException told) {
            boolean isUsers = told.fault() == ChainFaults.USER_CODE || told.fault() == ChainFaults.OPEN;
            throw isUsers ? thrown(told) : told;
        }
    }

    private static Exception thrown(Exception told) {
        return switch (told.getCause()) {
            case MillraceException cause -> cause.getCause() == null ? cause : thrown(cause);
            case Exception cause -> cause;
            case Error cause -> throw cause;
            case null, default -> told;
        };
    }

    // ---- output

    /// Returns records and control elements in the order of their emission. Elements may be removed.
    public ConcurrentLinkedQueue<Object> getOutput() {
        return outputList;
    }

    /// Returns the records of the output.
    @SuppressWarnings("unchecked")
    public Collection<StreamRecord<OUT>> getRecordOutput() {
        return outputList.stream()
                .filter(StreamRecord.class::isInstance)
                .map(each -> (StreamRecord<OUT>) each)
                .toList();
    }

    /// Returns the records of a side output; null if there are none.
    @SuppressWarnings("unchecked")
    public <X> @Nullable ConcurrentLinkedQueue<StreamRecord<X>> getSideOutput(OutputTag<X> tag) {
        return (ConcurrentLinkedQueue<StreamRecord<X>>) (Queue<?>) sides.queue(tag.getId());
    }

    /// Returns the records of the output.
    public List<StreamRecord<? extends OUT>> extractOutputStreamRecords() {
        return List.copyOf(getRecordOutput());
    }

    /// Returns the values of the output's records.
    public List<OUT> extractOutputValues() {
        List<OUT> values = new ArrayList<>();
        for (StreamRecord<OUT> record : getRecordOutput()) values.add(record.getValue());
        return values;
    }

    // ---- time

    /// Advances processing time by milliseconds, and fires timers.
    public void advanceTime(long delta) throws Exception {
        setProcessingTime(getProcessingTime() + delta);
    }

    /// Sets processing time, and fires timers.
    public void setProcessingTime(long time) throws Exception {
        call(() -> processingTimeService.setCurrentTime(time));
    }

    public long getProcessingTime() {
        return processingTimeService.getCurrentProcessingTime();
    }

    /// Sets the time that state with a time-to-live uses.
    public void setStateTtlProcessingTime(long timeStamp) {
        stateTime = timeStamp;
    }

    public TestProcessingTimeService getProcessingTimeService() {
        return processingTimeService;
    }

    /// Counts the timers of all keys.
    public int numProcessingTimeTimers() {
        var keyed = lone().keyed();
        return keyed == null ? 0 : keyed.processingTimeTimers();
    }

    /// Counts the timers of all keys.
    public int numEventTimeTimers() {
        var keyed = lone().keyed();
        return keyed == null ? 0 : keyed.eventTimeTimers();
    }

    // ---- miscellaneous

    public ExecutionConfig getExecutionConfig() {
        return executionConfig;
    }

    /// Returns an object to synchronize on; the harness itself does not use it.
    public Object getCheckpointLock() {
        return lock;
    }

    public AbstractStreamOperator<OUT> getOperator() {
        return (AbstractStreamOperator<OUT>) known();
    }

    public StreamOperatorFactory<OUT> getOperatorFactory() {
        return factory;
    }
}
