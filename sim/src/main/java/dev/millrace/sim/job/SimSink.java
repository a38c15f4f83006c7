package dev.millrace.sim.job;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.sim.world.Happening;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Writes into the [TransactionLog] as a sink with committers. At each checkpoint, its writers hold back some records
/// in their state.
class SimSink implements Sink<String>, SupportsCommitter<String>, SupportsWriterState<String, String> {
    private static final long serialVersionUID = 1L;
    private static final int HELD_BACK = 3;
    private static final int RETRY_EVERY = 6;
    private static final int FAIL_EVERY = 25;
    private static final int FAIL_EVERY_IN_STOP = 3;

    private final long number;

    SimSink(long scene) {
        this.number = scene;
    }

    @Override
    public Writer createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public Writer restoreWriter(WriterInitContext context, Collection<String> states) {
        Scene scene = Scene.of(number);
        long epoch = scene.epoch(context.getTaskInfo());
        scene.goesOn(context.getRestoredCheckpointId());
        return new Writer(scene, epoch, epoch + "-" + context.getTaskInfo().getIndexOfThisSubtask(), states);
    }

    @Override
    public SimpleVersionedSerializer<String> getWriterStateSerializer() {
        return new Texts();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
        Scene scene = Scene.of(number);
        return new Commits(scene, scene.epoch(context.getTaskInfo()));
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
        return new Texts();
    }

    private static final class Writer
            implements CommittingSinkWriter<String, String>, StatefulSinkWriter<String, String> {
        private final Scene scene;
        private final long epoch;
        private final String name;
        private final List<String> open;
        private final List<String> prepared = new ArrayList<>();
        private int transactions;
        private boolean hasEnded;

        Writer(Scene scene, long epoch, String name, Collection<String> open) {
            this.scene = scene;
            this.epoch = epoch;
            this.name = name;
            this.open = new ArrayList<>(open);
        }

        @Override
        public void write(String element, Context context) {
            scene.dawdle();
            open.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            hasEnded = endOfInput;
        }

        @Override
        public Collection<String> prepareCommit() {
            List<String> ready = open.subList(0, hasEnded ? open.size() : Math.max(0, open.size() - HELD_BACK));
            if (ready.isEmpty()) return List.of();
            String id = name + "-" + transactions++;
            scene.call("prepare " + id);
            scene.ledger().prepare(epoch, id, ready);
            prepared.add(id);
            ready.clear();
            return List.of(id);
        }

        @Override
        public List<String> snapshotState(long checkpoint) {
            scene.takes(checkpoint);
            for (String id : prepared) scene.belongs(id, checkpoint);
            prepared.clear();
            return List.copyOf(open);
        }

        @Override
        public void close() {}
    }

    private record Commits(Scene scene, long epoch) implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            for (CommitRequest<String> each : requests) {
                if (each.getNumberOfRetries() < 2 && scene.one(RETRY_EVERY)) {
                    scene.happened(Happening.COMMIT_RETRIED);
                    each.retryLater();
                    continue;
                }
                String id = each.getCommittable();
                scene.call("commit " + id);
                scene.disturb(scene.isStopping() ? FAIL_EVERY_IN_STOP : FAIL_EVERY);
                scene.commits(id);
                scene.ledger().commit(epoch, id);
            }
        }

        @Override
        public void close() {}
    }

    /// Serializes texts.
    static final class Texts implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] serialized) {
            return new String(serialized, StandardCharsets.UTF_8);
        }
    }
}
