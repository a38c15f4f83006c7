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

/// Holds the channels of one edge: which subtasks are connected, and through which rings.
final class Rings {
    private static final int CAPACITY = 8;
    private static final int CAPACITY_MIN = 2;
    /// An edge with more rings than this (64 senders and 64 receivers) gets shorter rings.
    private static final int RINGS_WITH_CAPACITY = 64 * 64;
    /// The approximate limit for all rings of an edge together, in bytes. A fraction of the heap also limits them.
    private static final long EDGE_BYTES = 2L << 30;

    private static final int EDGES_IN_HEAP = 8;

    private static final int BATCH_BYTES_MIN = 512;

    private final Edge edge;
    private final int fromParallelism;
    private final int toParallelism;
    private final int maxParallelism;
    /// The rings by sending subtask, in the order of the targets; empty for subtasks in other workers.
    private final List<List<Ring>> bySender = new ArrayList<>();
    /// The rings by receiving subtask, in the order of the senders; empty for subtasks in other workers.
    private final List<List<Ring>> byReceiver = new ArrayList<>();

    /// Describes one end of an edge.
    ///
    /// @param subtasks the contexts in order; null for subtasks in other workers
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

    /// Returns the capacity of a ring in batches. The total of all rings does not exceed that of 64 senders and 64
    /// receivers, unless the minimum capacity applies.
    static int capacity(int senders, int receivers) {
        long rings = (long) senders * receivers;
        int capacity = CAPACITY;
        while (capacity > CAPACITY_MIN && rings * capacity > (long) RINGS_WITH_CAPACITY * CAPACITY) capacity /= 2;
        return capacity;
    }

    /// Returns the maximum size in bytes of a batch that holds more than one record.
    ///
    /// @param heapBytes the maximum heap size
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

    /// Returns the number of key groups of the receiving vertex.
    int maxParallelism() {
        return maxParallelism;
    }

    Keying keying() {
        if (!(edge.partitioning() instanceof Partitioning.Keyed keyed)) return Keying.NONE;
        return Keys.of(keyed.keyType()).isPrimitive() ? Keying.LONG : Keying.OBJECT;
    }

    /// Creates the senders of a subtask.
    ///
    /// @param timeoutMillis the buffer timeout, as in [dev.millrace.exchange.Outbox#sender]
    /// @param sizes estimates the size of records; shared by the senders of a subtask
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
