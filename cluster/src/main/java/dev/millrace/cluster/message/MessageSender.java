package dev.millrace.cluster.message;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.call.Pauses;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends the messages of one channel. Thread-safe.
///
/// At most one call is in flight. Messages that are sent meanwhile go with the next call. If a call may have been lost,
/// the sender repeats it with the same sequence numbers, by which the receiver ([IncomingChannels]) recognises messages
/// that it has handled.
///
/// @param <M> a sealed interface of records, or one record
public final class MessageSender<M> implements AutoCloseable {
    /// The memory of a queued message besides its bytes.
    private static final int MESSAGE_OVERHEAD = 64;

    private static final List<Integer> PASSING =
            List.of(ClusterFaults.UNREACHABLE.number(), ClusterFaults.LATE.number(), ClusterFaults.BUSY.number());

    /// Holds what all channels of a process share.
    public record Means(Host host, Calls calls, RetryPolicy retryPolicy) {}

    /// A future that completes when the receiver has handled this many messages.
    private record Waiting(long end, CompletableFuture<Void> delivered) {}

    private final Means means;
    private final RetryPolicy retryPolicy;
    private final Address to;
    private final ReliableChannel channel;
    private final MessageCodec<M> form;
    private final Supplier<FencingToken> token;
    private final Consumer<MillraceException> onLost;
    private final SerialExecutor executor;
    private final Pauses pauses;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    // The channel's executor alone uses the fields from here on.
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long handled;
    private boolean isBusy;
    private @Nullable CompletableFuture<?> flight;
    private @Nullable MillraceException over;
    private int failures;
    private long failingSinceNanos;
    private long silentNanos;

    /// @param to the address of the receiver
    /// @param token supplies the fencing token of each call; the receiver refuses stale tokens
    /// @param onLost called at most once, on the channel's executor, when messages will not be delivered any more;
    /// not called after [#close]
    public MessageSender(
            Means means,
            Address to,
            ReliableChannel channel,
            MessageCodec<M> form,
            Supplier<FencingToken> token,
            Consumer<MillraceException> onLost) {
        this.means = means;
        this.retryPolicy = means.retryPolicy();
        this.to = to;
        this.channel = channel;
        this.form = form;
        this.token = token;
        this.onLost = onLost;
        this.executor = new SerialExecutor("messages " + channel.about(), means.host(), this::broke);
        this.pauses = new Pauses(means.host(), retryPolicy.pauseLeast(), retryPolicy.pauseMost());
    }

    /// Sends a message. The caller may change its contents afterwards. Never blocks. After a loss or [#close],
    /// nothing happens.
    ///
    /// @throws MillraceException [ClusterFaults#TOO_LARGE]; then the message is not sent, and the channel continues
    public void send(M message) {
        byte[] bytes = form.written(message);
        if (bytes.length > retryPolicy.batchBytes()) {
            throw ClusterFaults.TOO_LARGE
                    .what("A message about %s has %d bytes.", channel, bytes.length)
                    .why("At most %d bytes are allowed.", retryPolicy.batchBytes())
                    .fix("Send large data as artifacts, in chunks.");
        }
        long queued = queuedBytes.addAndGet(cost(bytes));
        executor.submit(queued > retryPolicy.queueBytes() ? () -> lose(full()) : () -> add(bytes));
    }

    /// Returns a future that completes when the receiver has handled all messages that this thread has sent so far.
    /// If the outcome will not be known, the future fails with the fault given to [#MessageSender onLost], or with
    /// [ClusterFaults#MESSAGES_CLOSED]. It completes on the channel's executor, which must not be blocked.
    public CompletableFuture<Void> delivered() {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        executor.submit(() -> {
            if (over != null) delivered.completeExceptionally(over);
            else if (queue.isEmpty()) delivered.complete(null);
            else waiting.add(new Waiting(handled + queue.size(), delivered));
        });
        return delivered;
    }

    /// Closes the channel. A message in flight may still arrive. Only futures of [#delivered] are notified.
    @Override
    public void close() {
        isClosed.set(true);
        executor.submit(() -> end(ClusterFaults.MESSAGES_CLOSED
                .what("The channel %s to %s was closed before all messages were delivered.", channel, to)
                .fix("Nothing to fix. The owner of the channel has ended.")));
    }

    private static int cost(byte[] message) {
        return message.length + MESSAGE_OVERHEAD;
    }

    private void add(byte[] message) {
        if (over != null) return;
        queue.add(message);
        post();
    }

    private void post() {
        if (isBusy || over != null || queue.isEmpty()) return;
        isBusy = true;
        if (failures == 0) failingSinceNanos = means.host().clock().nanos();
        Envelope post = new Envelope(channel.id(), channel.about(), form.mark(), handled, batch());
        CompletableFuture<Envelope.Taken> answer = means.calls().send(to, post, token.get(), retryPolicy.deadline());
        flight = answer;
        var unused = answer.whenComplete((taken, failure) -> executor.submit(() -> {
            if (over != null) return;
            if (failure == null) taken(taken.handled());
            else failed(failure);
        }));
    }

    private List<byte[]> batch() {
        List<byte[]> batch = new ArrayList<>();
        long bytes = 0;
        for (byte[] message : queue) {
            bytes += message.length;
            if (batch.size() == retryPolicy.batchCount() || bytes > retryPolicy.batchBytes()) break;
            batch.add(message);
        }
        return batch;
    }

    private void taken(long now) {
        Check.that(
                now >= handled && now <= handled + queue.size(),
                "%s has handled %d messages of %s, from %d of %d",
                to,
                now,
                channel,
                handled,
                handled + queue.size());
        failures = 0;
        silentNanos = 0;
        boolean isSlow = now == handled;
        for (; handled < now; handled++) queuedBytes.addAndGet(-cost(queue.remove()));
        while (!waiting.isEmpty() && waiting.element().end() <= handled)
            waiting.remove().delivered().complete(null);
        if (isSlow) {
            // The receiver is alive and still handles earlier messages.
            again();
        } else {
            pauses.reset();
            isBusy = false;
            post();
        }
    }

    private void failed(Throwable thrown) {
        Throwable cause = Awaited.cause(thrown);
        if (!(cause instanceof MillraceException fault)) {
            broke(cause);
        } else if (mayPass(fault)) {
            failures++;
            long now = means.host().clock().nanos();
            Duration longest =
                    retryPolicy.deadline().plus(retryPolicy.pauseMost()).multipliedBy(2);
            // If this process was suspended, the other process was not silent during that time.
            silentNanos += Math.min(now - failingSinceNanos, longest.toNanos());
            failingSinceNanos = now;
            if (silentNanos >= retryPolicy.giveUpAfter().toNanos()) lose(silent(fault));
            else if (means.host().errs("messages-are-not-repeated")) taken(handled + queue.size());
            else again();
        } else {
            lose(fault);
        }
    }

    /// Returns whether a retry may succeed. A fault that the other process reported has a place. A fault without a
    /// place comes from the transport.
    private static boolean mayPass(MillraceException fault) {
        return PASSING.contains(fault.fault().number())
                || fault.where() == null && fault.fault().equals(ClusterFaults.CALL_FAILED);
    }

    private void again() {
        executor.submitAfter(pauses.nextMillis(), () -> {
            isBusy = false;
            post();
        });
    }

    private void broke(Throwable thrown) {
        lose(
                thrown instanceof MillraceException fault
                        ? fault
                        : ClusterFaults.MESSAGES_LOST
                                .what("Messages about %s to %s are lost.", channel, to)
                                .cause(thrown)
                                .fix("Report this error with the log."));
    }

    private MillraceException silent(MillraceException last) {
        return ClusterFaults.MESSAGES_LOST
                .what("Messages about %s to %s are lost, because each of %d attempts failed.", channel, to, failures)
                .cause(last)
                .fix("Check whether that process runs, and read its log.");
    }

    private MillraceException full() {
        return ClusterFaults.MESSAGES_FULL
                .what("%s does not receive its messages about %s.", to, channel)
                .why("%d bytes of messages are waiting, which is the maximum.", retryPolicy.queueBytes())
                .fix("Find out what that process is doing.");
    }

    private void lose(MillraceException fault) {
        if (over != null) return;
        end(fault);
        if (!isClosed.get()) onLost.accept(fault);
    }

    private void end(MillraceException fault) {
        if (over != null) return;
        over = fault;
        queue.clear();
        if (flight != null) flight.cancel(false);
        while (!waiting.isEmpty()) waiting.remove().delivered().completeExceptionally(fault);
    }
}
