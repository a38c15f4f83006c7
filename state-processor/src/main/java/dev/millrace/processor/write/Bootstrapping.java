package dev.millrace.processor.write;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.exchange.Batch;
import dev.millrace.processor.savepoint.Part;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.Nowhere;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFileWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs the operator whose state is bootstrapped. The operator receives only records: no watermarks, and no timers
/// fire. At the end of the input, writes the operator's state and emits the part.
final class Bootstrapping implements Operator, Receiver<Object> {
    private final OperatorContext context;
    private final BootstrapFactory.Target target;
    private final Operator filling;
    private final Receiver<Object> input;
    private final @Nullable TypeSerializer<Object> keySerializer;

    private record Context(long getCheckpointId, long getCheckpointTimestamp) implements StateSnapshotContext {}

    @SuppressWarnings("unchecked")
    Bootstrapping(
            Bootstrap bootstrap,
            BootstrapFactory.Target target,
            @Nullable TypeInformation<?> keyType,
            OperatorContext context) {
        this.context = context;
        this.target = target;
        this.keySerializer = keyType == null
                ? null
                : (TypeSerializer<Object>)
                        keyType.createSerializer(context.execution().getSerializerConfig());
        this.filling =
                bootstrap.make(context.withOutputs(new Nowhere<>(), Map.of()).untilTheEnd());
        this.input = (Receiver<Object>) filling.input(0);
    }

    @Override
    public Receiver<?> input(int index) {
        return this;
    }

    @Override
    public void record(Object value, long timestamp) {
        input.record(value, timestamp);
    }

    @Override
    public void watermark(long timestamp) {}

    @Override
    public void idle(boolean isIdle) {}

    @Override
    public void backlog(boolean isBacklog) {}

    @Override
    public void end() {
        int subtask = context.subtask().index();
        Part part = new Part(target.number(), subtask, context.subtask().parallelism());
        try {
            write(part.file(Savepoint.local(target.savepoint())), subtask);
        } catch (Throwable thrown) {
            throw context.failures().during(thrown, "while its state was written");
        }
        context.output().record(part, Batch.NO_TIMESTAMP);
        context.control().end();
    }

    private void write(Path file, int subtask) throws Exception {
        Context snapshot =
                new Context(target.checkpoint(), context.host().clock().millis());
        filling.prepareSnapshot(target.checkpoint());
        context.operatorState().functions().snapshotState(snapshot);
        filling.snapshotState(snapshot);
        context.host().disk().makeDirectories(Savepoint.local(target.savepoint()));
        try (SnapshotFileWriter writer = new SnapshotFileWriter(context.host().disk(), file)) {
            KeyedStates<Object> keyed = context.keyed();
            if (keyed != null && keySerializer != null) {
                if (!keyed.hasSnapshots()) keyed.beginSnapshots();
                KeyedSnapshot<Object> taken = keyed.snapshot(target.operator(), keySerializer);
                try {
                    taken.write(writer, false);
                } finally {
                    taken.release();
                }
            }
            context.operatorStates().snapshot(target.operator(), subtask).write(writer);
            writer.finish();
        }
    }

    @Override
    public void prepareSnapshot(long checkpoint) throws Exception {
        filling.prepareSnapshot(checkpoint);
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        filling.snapshotState(snapshot);
    }

    @Override
    public void close() throws Exception {
        filling.close();
    }
}
