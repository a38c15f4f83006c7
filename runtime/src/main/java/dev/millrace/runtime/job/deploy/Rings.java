package dev.millrace.runtime.job.deploy;

import dev.millrace.api.plan.Partitioning;
import dev.millrace.exchange.Batch.Keying;
import dev.millrace.exchange.RecordSizes;
import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Sender;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.task.SubtaskContext;
import dev.millrace.state.key.Keys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The channels of one edge: which subtasks are connected, and by which rings.
final class Rings {
    private static final int CAPACITY = 8;
    private static final int CAPACITY_MIN = 2;
    /// Edges with more rings get shorter ones: 64 senders with 64 receivers.
    private static final int RINGS_WITH_CAPACITY = 64 * 64;
    /// What may lie in all rings of an edge together, roughly: so much at most, and such a part of the heap.
    private static final long EDGE_BYTES = 2L << 30;

    private static final int EDGES_IN_HEAP = 8;

    private static final int BATCH_BYTES_MIN = 512;

    private final Edge edge;
    private final int fromParallelism;
    private final int toParallelism;
    private final int maxParallelism;
    /// By sending subtask, then by its targets in order; nothing for those that run elsewhere.
    private final List<List<Ring>> bySender = new ArrayList<>();
    /// By receiving subtask, then by its senders in order; nothing for those that run elsewhere.
    private final List<List<Ring>> byReceiver = new ArrayList<>();

    /// Where an edge begins or ends.
    ///
    /// @param subtasks in order; null for those that run elsewhere
    record End(Vertex vertex, List<@Nullable SubtaskContext> subtasks) {}

    Rings(Edge edge, End from, End to, DeploymentContext deploymentContext) {
        this.edge = edge;
        this.fromParallelism = from.vertex().parallelism();
        this.toParallelism = to.vertex().parallelism();
        this.maxParallelism = to.vertex().maxParallelism();
        for (int i = 0; i < fromParallelism; i++) bySender.add(new ArrayList<>());
        for (int i = 0; i < toParallelism; i++) byReceiver.add(new ArrayList<>());
        for (int sender = 0; sender < fromParallelism; sender++) {
            for (int receiver = 0; receiver < toParallelism; receiver++) {
                if (areConnected(sender, receiver)) connect(from, sender, to, receiver, deploymentContext);
            }
        }
    }

    private void connect(End from, int sender, End to, int receiver, DeploymentContext deploymentContext) {
        SubtaskContext sending = from.subtasks().get(sender);
        SubtaskContext receiving = to.subtasks().get(receiver);
        DeploymentContext.Channel channel = new DeploymentContext.Channel(edge.id(), sender, receiver);
        if (sending != null && receiving != null) {
            Ring ring =
                    new Ring(capacity(fromParallelism, toParallelism), receiving.switchboard(), sending.switchboard());
            bySender.get(sender).add(ring);
            byReceiver.get(receiver).add(ring);
        } else if (sending != null) {
            bySender.get(sender).add(deploymentContext.to(channel, sending.switchboard()));
        } else if (receiving != null) {
            byReceiver.get(receiver).add(deploymentContext.from(channel, receiving.switchboard()));
        }
    }

    /// Batches for which a ring has room. All rings together have room for no more than those of 64 senders with 64
    /// receivers, up to a bound.
    static int capacity(int senders, int receivers) {
        long rings = (long) senders * receivers;
        int capacity = CAPACITY;
        while (capacity > CAPACITY_MIN && rings * capacity > (long) RINGS_WITH_CAPACITY * CAPACITY) capacity /= 2;
        return capacity;
    }

    /// Bytes that a batch may have if it has more than one record.
    ///
    /// @param heapBytes the greatest size of the heap
    static int batchBytes(int senders, int receivers, long heapBytes) {
        long batches = (long) senders * receivers * capacity(senders, receivers);
        long bytes = Math.min(EDGE_BYTES, heapBytes / EDGES_IN_HEAP);
        return (int) Math.clamp(bytes / batches, BATCH_BYTES_MIN, RecordSizes.BATCH_BYTES);
    }

    private boolean areConnected(int sender, int receiver) {
        return switch (edge.partitioning()) {
            case Partitioning.Forward _ -> sender == receiver;
            case Partitioning.Rescale _ ->
                fromParallelism <= toParallelism
                        ? receiver * fromParallelism / toParallelism == sender
                        : sender * toParallelism / fromParallelism == receiver;
            case Partitioning.Automatic _,
                    Partitioning.Rebalance _,
                    Partitioning.Shuffle _,
                    Partitioning.Broadcast _,
                    Partitioning.Global _,
                    Partitioning.Custom _,
                    Partitioning.Keyed _ -> true;
        };
    }

    Edge edge() {
        return edge;
    }

    /// The receiving vertex's number of key groups.
    int maxParallelism() {
        return maxParallelism;
    }

    Keying keying() {
        if (!(edge.partitioning() instanceof Partitioning.Keyed keyed)) return Keying.NONE;
        return Keys.of(keyed.keyType()).isPrimitive() ? Keying.LONG : Keying.OBJECT;
    }

    /// @param timeoutMillis how long a record may wait for company, as in [dev.millrace.exchange.Outbox#sender]
    /// @param sizes estimates the records; the senders of a subtask share it
    Sender[] senders(int subtask, SubtaskContext from, long timeoutMillis, RecordSizes sizes) {
        Keying keying = keying();
        RecordSizes.Limit limit = new RecordSizes.Limit(
                batchBytes(fromParallelism, toParallelism, Runtime.getRuntime().maxMemory()), sizes);
        return bySender.get(subtask).stream()
                .map(ring -> from.outbox().sender(ring, keying, timeoutMillis, limit))
                .toArray(Sender[]::new);
    }

    List<Ring> receivers(int subtask) {
        return byReceiver.get(subtask);
    }
}
