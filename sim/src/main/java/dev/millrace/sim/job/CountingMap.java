package dev.millrace.sim.job;

import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.Check;
import java.util.List;

/// Passes records on and counts them in operator state. Fails or sleeps when the plan says so.
final class CountingMap extends RichMapFunction<Tuple3<Long, Long, Long>, Tuple3<Long, Long, Long>>
        implements CheckpointedFunction {
    private final long number;
    private final int stream;
    private transient Scene scene;
    private transient ListState<Long> state;
    private long epoch;
    private long count;
    private long restored;

    @SuppressWarnings("NullAway.Init") // set when the subtask opens
    CountingMap(long scene, int stream) {
        this.number = scene;
        this.stream = stream;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        scene = Scene.of(number);
        epoch = scene.epoch(getRuntimeContext().getTaskInfo());
        state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("count", Types.LONG));
        scene.goesOn(context.getRestoredCheckpointId());
        restored = context.getRestoredCheckpointId().orElse(0);
        for (Long each : Check.present(state.get(), "a list")) count += each;
        scene.tally(epoch, place(), count);
    }

    private int place() {
        return stream * 100 + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    }

    @Override
    public Tuple3<Long, Long, Long> map(Tuple3<Long, Long, Long> record) {
        scene.tallyRestored(epoch, restored);
        scene.disturb();
        if (!scene.plan().isPressed()) scene.dawdle();
        scene.tally(epoch, place(), ++count);
        return record;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.update(List.of(count));
        scene.tallyTaken(epoch, context.getCheckpointId(), place(), count);
    }
}
