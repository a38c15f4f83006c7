package dev.millrace.sim.job;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Writes into the [TransactionLog]. The records between two checkpoints form a transaction, which is prepared with the
/// second checkpoint and committed when that checkpoint is complete.
final class LedgerSink extends ProcessFunction<String, String> implements CheckpointedFunction, CheckpointListener {
    private final long number;
    private final List<String> open = new ArrayList<>();
    private final TreeMap<Long, String> pending = new TreeMap<>();
    private transient Scene scene;
    private transient ListState<Tuple2<Long, String>> state;
    private long epoch;
    private long last;

    @SuppressWarnings("NullAway.Init") // set when the subtask opens
    LedgerSink(long scene) {
        this.number = scene;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        scene = Scene.of(number);
        epoch = scene.epoch(getRuntimeContext().getTaskInfo());
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("pending", Types.TUPLE(Types.LONG, Types.STRING)));
        last = context.getRestoredCheckpointId().orElse(0);
        List<String> known = new ArrayList<>();
        for (Tuple2<Long, String> each : Check.present(state.get(), "a list")) known.add(each.f1);
        scene.call("claim " + known);
        scene.goesOn(context.getRestoredCheckpointId());
        scene.ledger().open(epoch, known);
        for (String each : known) commit(each);
    }

    @Override
    public void open(OpenContext context) {}

    @Override
    public void processElement(String value, Context context, Collector<String> out) {
        scene.dawdle();
        open.add(value);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        long checkpoint = context.getCheckpointId();
        scene.follows(last, checkpoint);
        last = checkpoint;
        if (!open.isEmpty()) {
            String id = "%d-%d-%d"
                    .formatted(epoch, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), checkpoint);
            scene.call("prepare " + id);
            scene.ledger().rollBack(epoch);
            scene.ledger().prepare(epoch, id, open);
            scene.belongs(id, checkpoint);
            pending.put(checkpoint, id);
            open.clear();
        }
        List<Tuple2<Long, String>> all = new ArrayList<>();
        pending.forEach((each, id) -> all.add(Tuple2.of(each, id)));
        state.update(all);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        scene.notified(checkpoint);
        TreeMap<Long, String> over =
                new TreeMap<>(scene.errs("sinks-commit-too-much") ? pending : pending.headMap(checkpoint, true));
        for (String id : over.values()) commit(id);
        pending.keySet().removeAll(over.keySet());
    }

    private void commit(String id) {
        scene.call("commit " + id);
        scene.ledger().commit(epoch, id);
    }
}
