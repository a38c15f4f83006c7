package dev.millrace.cluster.call;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.cluster.ClusterFaults;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the calls that reach this process: takes the bytes of calls and returns the bytes of answers, whatever
/// carries them. Thread-safe.
public final class Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private record Duty(Protocol.Pair pair, Answer<Object, Record> answer) {}

    private final Limits limits;
    private final Protocol protocol = new Protocol();
    private final Map<String, Duty> duties = new ConcurrentHashMap<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicBoolean hasToldOfNonsense = new AtomicBoolean();

    public Endpoint(Limits limits) {
        this.limits = limits;
    }

    /// Registers the answer to calls of a type.
    ///
    /// @throws MillraceException [ClusterFaults#NOT_A_MESSAGE]
    @SuppressWarnings("unchecked") // The key is the name of the type that the answer takes.
    public <C extends Call<R>, R extends Record> void answer(Class<C> type, Answer<C, R> answer) {
        Protocol.Pair pair = protocol.pair(type);
        Duty before = duties.put(type.getName(), new Duty(pair, (Answer<Object, Record>) (Answer<?, ?>) answer));
        Check.that(before == null, "calls of %s are answered twice", type.getName());
    }

    /// Returns the bytes of the answer or of the fault. The future never fails by itself. The carrier cancels the
    /// future when the caller stops waiting. Otherwise an answer that never comes would count against the limit of
    /// concurrent calls forever.
    ///
    /// @param bytes the bytes of a call, as [Calls] encodes it
    public CompletableFuture<byte[]> receive(byte[] bytes) {
        if (atOnce.incrementAndGet() > limits.callsAtOnce()) {
            atOnce.decrementAndGet();
            return CompletableFuture.completedFuture(CallFrame.fault(ClusterFaults.BUSY
                    .what("%d calls are already waiting for their answers.", limits.callsAtOnce())
                    .fix("Try again later. Find out what the process is doing.")));
        }
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        AtomicBoolean hasPlace = new AtomicBoolean(true);
        answer.whenComplete((_, _) -> leave(hasPlace));
        var unused = reply(bytes).thenAccept(reply -> {
            // The count decreases before the caller has the answer and calls again.
            leave(hasPlace);
            answer.complete(reply);
        });
        return answer;
    }

    private void leave(AtomicBoolean hasPlace) {
        if (hasPlace.getAndSet(false)) atOnce.decrementAndGet();
    }

    private CompletableFuture<byte[]> reply(byte[] bytes) {
        String[] name = {"a call"};
        try {
            if (bytes.length > limits.messageBytes()) throw tooLarge("a call", bytes.length, limits);
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            CallFrame.Head head = CallFrame.head(in);
            name[0] = head.name();
            Duty duty = duty(head);
            return duty.answer
                    .to(duty.pair.call().read(in), head.token())
                    .<byte[]>handle((reply, failure) ->
                            failure == null ? written(duty, reply) : CallFrame.fault(told(failure, name[0])));
        } catch (Throwable thrown) {
            CodedException told = told(thrown, name[0]);
            boolean isNonsense = told.fault() == ClusterFaults.MALFORMED;
            if (isNonsense && !hasToldOfNonsense.getAndSet(true))
                LOG.warn("Refused bytes that are not a call; further ones are not logged", told.exception());
            return CompletableFuture.completedFuture(CallFrame.fault(told));
        }
    }

    private byte[] written(Duty duty, Record reply) {
        try {
            byte[] bytes = CallFrame.reply(duty.pair.reply(), reply);
            if (bytes.length > limits.messageBytes()) {
                throw tooLarge("the answer to " + duty.pair.call().name(), bytes.length, limits);
            }
            return bytes;
        } catch (RuntimeException failed) {
            return CallFrame.fault(told(failed, duty.pair.call().name()));
        }
    }

    private Duty duty(CallFrame.Head head) {
        Duty duty = duties.get(head.name());
        if (duty == null) {
            throw ClusterFaults.UNKNOWN_CALL
                    .what("This process does not know the call %s.", head.name())
                    .fix("Run the same release in all processes, and check that the address belongs to the right"
                            + " role.");
        }
        if (head.callMark() != duty.pair.call().mark()
                || head.replyMark() != duty.pair.reply().mark()) {
            throw ClusterFaults.OTHER_FORM
                    .what("The two processes have different versions of %s or of its answer.", head.name())
                    .fix("Run the same release in all processes of the cluster.");
        }
        return duty;
    }

    static MillraceException tooLarge(String what, int bytes, Limits limits) {
        return ClusterFaults.TOO_LARGE
                .what("%s has %d bytes.", what, bytes)
                .why("At most %d bytes are allowed.", limits.messageBytes())
                .fix("Send large data as artifacts, in chunks.");
    }

    private static CodedException told(Throwable thrown, String name) {
        Throwable cause = Awaited.cause(thrown);
        return cause instanceof CodedException coded
                ? coded
                : ClusterFaults.CALL_FAILED
                        .what("The call %s failed in the called process.", name)
                        .cause(cause)
                        .fix("Report this error with the log of that process.");
    }
}
