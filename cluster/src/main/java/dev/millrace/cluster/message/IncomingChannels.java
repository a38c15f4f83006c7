package dev.millrace.cluster.message;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Receives the messages of all channels that lead to one endpoint. Thread-safe.
///
/// The receiver answers a call when it has handled the messages of the call, so each channel has the messages of at
/// most one call here. If a call is repeated while its messages are being handled, the answer is the number of messages
/// handled so far.
public final class IncomingChannels {
    private static final int ENDED_MAX = 1_000;

    private final Host host;
    private final Consumer<FencingToken> gate;
    private final Map<Long, MessageReceiver<?>> channels = new ConcurrentHashMap<>();
    /// The numbers of messages that the most recently ended channels have handled. Repetitions of these messages
    /// are acknowledged.
    private final Map<Long, AtomicLong> ended = new ConcurrentHashMap<>();

    private final Queue<Long> endedInOrder = new ConcurrentLinkedQueue<>();

    /// @param endpoint the endpoint of the calls; it must not answer envelopes yet
    /// @param gate throws if the token of a call is stale, for example `fences::admit`; called on any thread when a
    /// call arrives, and again on the channel's executor before each message
    public IncomingChannels(Host host, Endpoint endpoint, Consumer<FencingToken> gate) {
        this.host = host;
        this.gate = gate;
        endpoint.answer(Envelope.class, this::receive);
    }

    /// Accepts the messages of a channel from now on, on an executor of its own.
    public <M> void accept(ReliableChannel channel, MessageCodec<M> form, MessageHandler<M> handler) {
        accept(channel, form, new SerialExecutor("messages " + channel.about(), host, _ -> {}), handler);
    }

    /// Accepts the messages of a channel from now on.
    ///
    /// @param executor the executor that handles the messages; once it is closed, messages are refused as if the
    /// channel were forgotten
    public <M> void accept(
            ReliableChannel channel, MessageCodec<M> form, SerialExecutor executor, MessageHandler<M> handler) {
        boolean isForgetful = host.errs("messages-are-handled-again");
        MessageReceiver<?> before = channels.putIfAbsent(
                channel.id(), new MessageReceiver<>(channel, form, executor, handler, gate, isForgetful));
        Check.that(before == null, "the messages of channel %s are accepted twice", channel);
    }

    /// Stops accepting messages of a channel. If the sender sends more, it loses the channel. One message may still
    /// be in the handler; if the caller runs on the channel's own [SerialExecutor], none is.
    public void forget(ReliableChannel channel) {
        MessageReceiver<?> receiver = channels.remove(channel.id());
        if (receiver == null) return;
        ended.put(channel.id(), receiver.end());
        endedInOrder.add(channel.id());
        while (ended.size() > ENDED_MAX) {
            Long oldest = endedInOrder.poll();
            if (oldest != null) ended.remove(oldest);
        }
    }

    private CompletableFuture<Envelope.Taken> receive(Envelope post, FencingToken token) {
        gate.accept(token);
        MessageReceiver<?> receiver = channels.get(post.channel());
        if (receiver != null) return receiver.receive(post, token);
        AtomicLong handled = ended.get(post.channel());
        if (handled != null && post.end() <= handled.get()) return taken(handled.get());
        throw unknown(post.about());
    }

    static CompletableFuture<Envelope.Taken> taken(long handled) {
        return CompletableFuture.completedFuture(new Envelope.Taken(handled));
    }

    static MillraceException unknown(String about) {
        return ClusterFaults.MESSAGES_UNKNOWN
                .what("This process has no receiver of messages about '%s'.", about)
                .why("The receiver has ended, or this process was restarted.")
                .fix("If the job continues, nothing to fix. Otherwise read the logs of both processes.");
    }
}
