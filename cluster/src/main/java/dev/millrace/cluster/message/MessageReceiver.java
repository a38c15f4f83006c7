package dev.millrace.cluster.message;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Receives the messages of one channel. Thread-safe.
final class MessageReceiver<M> {
    private final ReliableChannel channel;
    private final MessageCodec<M> form;
    private final SerialExecutor executor;
    private final MessageHandler<M> handler;
    private final Consumer<FencingToken> gate;
    private final boolean isForgetful;
    private final AtomicLong handled = new AtomicLong();
    /// The answer to the call whose messages are being handled; null if there is none.
    private final AtomicReference<@Nullable CompletableFuture<Envelope.Taken>> busy = new AtomicReference<>();
    /// The reason why no more messages are accepted; null while messages are accepted.
    private final AtomicReference<@Nullable MillraceException> over = new AtomicReference<>();

    /// @param isForgetful true in tests of the simulator only: the receiver handles repeated messages again
    MessageReceiver(
            ReliableChannel channel,
            MessageCodec<M> form,
            SerialExecutor executor,
            MessageHandler<M> handler,
            Consumer<FencingToken> gate,
            boolean isForgetful) {
        this.channel = channel;
        this.form = form;
        this.executor = executor;
        this.handler = handler;
        this.gate = gate;
        this.isForgetful = isForgetful;
    }

    CompletableFuture<Envelope.Taken> receive(Envelope post, FencingToken token) {
        if (post.mark() != form.mark()) throw otherForm();
        if (post.end() <= handled.get() && !isForgetful) return IncomingChannels.taken(handled.get());
        if (executor.isClosed()) end();
        MillraceException refusal = over.get();
        if (refusal != null) throw refusal;
        CompletableFuture<Envelope.Taken> answer = new CompletableFuture<>();
        if (!busy.compareAndSet(null, answer)) return IncomingChannels.taken(handled.get());
        if (post.first() > handled.get()) {
            busy.set(null);
            throw gap(post);
        }
        executor.submit(() -> hand(post, token, answer));
        // A thread that has ended the channel meanwhile may not have seen the answer.
        MillraceException ended = over.get();
        if (ended != null) answer.completeExceptionally(ended);
        return answer;
    }

    private void hand(Envelope post, FencingToken token, CompletableFuture<Envelope.Taken> answer) {
        RuntimeException refusal = null;
        MillraceException failure = null;
        if (isForgetful) handled.set(post.first());
        for (long next = handled.get(); next < post.end() && refusal == null; next = handled.get()) {
            refusal = refused(token);
            if (refusal == null) failure = handOne(post.messages().get((int) (next - post.first())));
            if (failure != null) refusal = over.compareAndSet(null, failure) ? failure : over.get();
        }
        busy.set(null);
        if (refusal == null) answer.complete(new Envelope.Taken(handled.get()));
        else answer.completeExceptionally(refusal);
        if (failure != null && failure == refusal) handler.lost(failure);
    }

    /// Returns why a message may not be handled now, or null if it may.
    private @Nullable RuntimeException refused(FencingToken token) {
        MillraceException refusal = over.get();
        if (refusal != null) return refusal;
        try {
            gate.accept(token);
            return null;
        } catch (RuntimeException stale) {
            return stale;
        }
    }

    /// Handles a message. Returns the fault, or null if there was none.
    private @Nullable MillraceException handOne(byte[] message) {
        try {
            handler.take(form.read(message));
            handled.incrementAndGet();
            return null;
        } catch (Throwable thrown) {
            return ClusterFaults.MESSAGES_FAILED
                    .what("A message about %s could not be handled.", channel)
                    .cause(thrown)
                    .fix("Read the cause in the log.");
        }
    }

    /// Stops accepting messages.
    ///
    /// @return the number of messages handled so far; it grows by at most one
    AtomicLong end() {
        MillraceException unknown = IncomingChannels.unknown(channel.about());
        over.compareAndSet(null, unknown);
        CompletableFuture<Envelope.Taken> answer = busy.get();
        if (answer != null) answer.completeExceptionally(unknown);
        return handled;
    }

    private MillraceException otherForm() {
        return ClusterFaults.OTHER_FORM
                .what("The two processes have different versions of messages about %s.", channel)
                .fix("Run the same release in all processes of the cluster.");
    }

    private MillraceException gap(Envelope post) {
        return ClusterFaults.MESSAGES_GAP
                .what("Message %d about %s arrived before message %d.", post.first(), channel, handled.get())
                .fix("Report this error with the logs of both processes.");
    }
}
