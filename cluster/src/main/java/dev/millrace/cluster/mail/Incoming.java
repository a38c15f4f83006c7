package dev.millrace.cluster.mail;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Fence;
import dev.millrace.cluster.call.Form;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The receiving ends of all lanes that lead to one endpoint. Safe to use from any thread.
///
/// The sender is answered when its messages have been acted on, so of each lane no more than one call's messages
/// are here at a time. While they are being acted on, a repeated call is told how far that is.
public final class Incoming {
    private static final int ENDED_MAX = 1_000;

    private final Host host;
    private final Consumer<Fence> gate;
    private final Map<Long, Reception<?>> lanes = new ConcurrentHashMap<>();
    /// How many messages the lanes that ended last have had: repetitions of those are no news.
    private final Map<Long, AtomicLong> ended = new ConcurrentHashMap<>();

    private final Queue<Long> endedInOrder = new ConcurrentLinkedQueue<>();

    /// @param endpoint must not answer mail yet
    /// @param gate throws if a call is behind, such as `fences::admit`; asked on any thread as a call arrives, and
    /// again on the lane's before each message
    public Incoming(Host host, Endpoint endpoint, Consumer<Fence> gate) {
        this.host = host;
        this.gate = gate;
        endpoint.answer(Post.class, this::receive);
    }

    /// Takes the messages of a lane from now on, on a thread of the lane's own.
    public <M> void accept(Lane lane, Form<M> form, Addressee<M> addressee) {
        accept(lane, form, new SerialExecutor("mail " + lane.about(), host, _ -> {}), addressee);
    }

    /// Takes the messages of a lane from now on.
    ///
    /// @param executor where they are acted on; once it is closed, mail is refused as if the lane were forgotten
    public <M> void accept(Lane lane, Form<M> form, SerialExecutor executor, Addressee<M> addressee) {
        boolean isForgetful = host.errs("mail-is-handed-on-again");
        Reception<?> before =
                lanes.putIfAbsent(lane.id(), new Reception<>(lane, form, executor, addressee, gate, isForgetful));
        Check.that(before == null, "the mail of lane %s is accepted twice", lane);
    }

    /// Takes no more messages of a lane: its sender loses it when it sends more. One message may be under way; on
    /// the lane's own [SerialExecutor] none is.
    public void forget(Lane lane) {
        Reception<?> reception = lanes.remove(lane.id());
        if (reception == null) return;
        ended.put(lane.id(), reception.end());
        endedInOrder.add(lane.id());
        while (ended.size() > ENDED_MAX) {
            Long oldest = endedInOrder.poll();
            if (oldest != null) ended.remove(oldest);
        }
    }

    private CompletableFuture<Post.Taken> receive(Post post, Fence fence) {
        gate.accept(fence);
        Reception<?> reception = lanes.get(post.lane());
        if (reception != null) return reception.receive(post, fence);
        AtomicLong handled = ended.get(post.lane());
        if (handled != null && post.end() <= handled.get()) return taken(handled.get());
        throw unknown(post.about());
    }

    static CompletableFuture<Post.Taken> taken(long handled) {
        return CompletableFuture.completedFuture(new Post.Taken(handled));
    }

    static MillraceException unknown(String about) {
        return ClusterFaults.MAIL_UNKNOWN
                .what("nobody takes mail about '%s' here", about)
                .why("what it is about has ended, or this process was started again")
                .fix("nothing, if the job goes on; else see the logs of both processes");
    }
}
