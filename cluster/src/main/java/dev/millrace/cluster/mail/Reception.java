package dev.millrace.cluster.mail;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Fence;
import dev.millrace.cluster.call.Form;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The receiving end of one lane. Safe to use from any thread.
final class Reception<M> {
    private final Lane lane;
    private final Form<M> form;
    private final SerialExecutor executor;
    private final Addressee<M> addressee;
    private final Consumer<Fence> gate;
    private final boolean isForgetful;
    private final AtomicLong handled = new AtomicLong();
    /// The answer to the call whose messages are being acted on; null if none are.
    private final AtomicReference<@Nullable CompletableFuture<Post.Taken>> busy = new AtomicReference<>();
    /// Why nothing more is taken.
    private final AtomicReference<@Nullable MillraceException> over = new AtomicReference<>();

    /// @param isForgetful for who looks whether that would be found: it hands on again what comes again
    Reception(
            Lane lane, Form<M> form, SerialExecutor executor, Addressee<M> addressee, Consumer<Fence> gate, boolean isForgetful) {
        this.lane = lane;
        this.form = form;
        this.executor = executor;
        this.addressee = addressee;
        this.gate = gate;
        this.isForgetful = isForgetful;
    }

    CompletableFuture<Post.Taken> receive(Post post, Fence fence) {
        if (post.mark() != form.mark()) throw otherForm();
        if (post.end() <= handled.get() && !isForgetful) return Incoming.taken(handled.get());
        if (executor.isClosed()) end();
        MillraceException refusal = over.get();
        if (refusal != null) throw refusal;
        CompletableFuture<Post.Taken> answer = new CompletableFuture<>();
        if (!busy.compareAndSet(null, answer)) return Incoming.taken(handled.get());
        if (post.first() > handled.get()) {
            busy.set(null);
            throw gap(post);
        }
        executor.submit(() -> hand(post, fence, answer));
        // Who has ended the lane meanwhile may not have seen the answer.
        MillraceException ended = over.get();
        if (ended != null) answer.completeExceptionally(ended);
        return answer;
    }

    private void hand(Post post, Fence fence, CompletableFuture<Post.Taken> answer) {
        RuntimeException refusal = null;
        MillraceException failure = null;
        if (isForgetful) handled.set(post.first());
        for (long next = handled.get(); next < post.end() && refusal == null; next = handled.get()) {
            refusal = refused(fence);
            if (refusal == null) failure = handOne(post.messages().get((int) (next - post.first())));
            if (failure != null) refusal = over.compareAndSet(null, failure) ? failure : over.get();
        }
        busy.set(null);
        if (refusal == null) answer.complete(new Post.Taken(handled.get()));
        else answer.completeExceptionally(refusal);
        if (failure != null && failure == refusal) addressee.lost(failure);
    }

    /// Why a message may not be handed over now; null if it may.
    private @Nullable RuntimeException refused(Fence fence) {
        MillraceException refusal = over.get();
        if (refusal != null) return refusal;
        try {
            gate.accept(fence);
            return null;
        } catch (RuntimeException stale) {
            return stale;
        }
    }

    /// What went wrong; null if nothing.
    private @Nullable MillraceException handOne(byte[] message) {
        try {
            addressee.take(form.read(message));
            handled.incrementAndGet();
            return null;
        } catch (Throwable thrown) {
            return ClusterFaults.MAIL_FAILED
                    .what("a message about %s could not be acted on", lane)
                    .cause(thrown)
                    .fix("see what went wrong there");
        }
    }

    /// Takes no more.
    ///
    /// @return how many messages have been acted on; grows by one at most
    AtomicLong end() {
        MillraceException unknown = Incoming.unknown(lane.about());
        over.compareAndSet(null, unknown);
        CompletableFuture<Post.Taken> answer = busy.get();
        if (answer != null) answer.completeExceptionally(unknown);
        return handled;
    }

    private MillraceException otherForm() {
        return ClusterFaults.OTHER_FORM
                .what("messages about %s have another form there than here", lane)
                .fix("run the same release in all processes of the cluster");
    }

    private MillraceException gap(Post post) {
        return ClusterFaults.MAIL_GAP
                .what("message %d about %s came before message %d", post.first(), lane, handled.get())
                .fix("please report this with the logs of both processes");
    }
}
