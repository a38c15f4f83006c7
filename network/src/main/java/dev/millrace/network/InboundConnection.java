package dev.millrace.network;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.WireFaults;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Represents the accepting side of a connection, with all channels from one other process.
final class InboundConnection extends ProcessConnection {
    private static final Logger LOG = LoggerFactory.getLogger(InboundConnection.class);

    private final Registry registry;
    private final Consumer<InboundConnection> gone;
    private final TreeMap<Integer, Opening> openings = new TreeMap<>();
    private final TreeMap<Integer, RemoteInput> remoteInputs = new TreeMap<>();
    private int nextNumber;
    private boolean isGreeted;
    private boolean isOver;

    InboundConnection(
            Wiring wiring, Transport.Loop loop, String peer, Registry registry, Consumer<InboundConnection> gone) {
        super(wiring, loop, peer);
        this.registry = registry;
        this.gone = gone;
    }

    @Override
    public void up(Transport.Wire connected) {
        super.up(connected);
        try {
            loop.after(wiring.settings().greetingMillis(), this::checkGreeted);
        } catch (RejectedExecutionException ended) {
            // The event loop has ended, and the connection with it.
        }
    }

    /// Closes a connection whose peer has not sent its first message in time. Otherwise silent peers could use up
    /// all connections.
    private void checkGreeted() {
        if (!isGreeted && !isOver) broken(WireFaults.broken("nothing that says who has connected"));
    }

    @Override
    public void writable() {
        // Credits and notifications are small, so they need not wait.
    }

    @Override
    boolean data(int number, boolean hasMore, byte[] bytes, int from, int length) {
        RemoteInput remoteInput = remoteInputs.get(number);
        if (remoteInput != null) return remoteInput.receive(this, hasMore, bytes, from, length);
        // Batches in flight when a remote input ended are dropped.
        if (number < 0 || number >= nextNumber || openings.containsKey(number))
            throw WireFaults.broken("a batch on channel %d, which is not open", number);
        return false;
    }

    @Override
    void message(FrameKind kind, int number, DataInputDeserializer in) throws IOException {
        switch (kind) {
            case HELLO -> greeted(Hello.read(in));
            case OPEN -> open(number, ChannelId.read(in));
            case FAIL -> senderFailed(number, in);
            case CREDIT, DONE, DROP, DATA -> throw unexpected(kind);
        }
    }

    private void greeted(Hello hello) {
        peer = hello.process() + " at " + peer;
        // Each side checks for itself whether it supports the other's version.
        sendHello();
        isGreeted = hello.version() == Hello.VERSION;
    }

    private void open(int number, ChannelId id) {
        if (!isGreeted || number != nextNumber)
            throw WireFaults.broken("channel %d where %d was due", number, nextNumber);
        nextNumber++;
        Opening opening = new Opening(this, number, id);
        openings.put(number, opening);
        registry.open(opening);
    }

    private void senderFailed(int number, DataInputDeserializer in) throws IOException {
        Opening opening = openings.remove(number);
        if (opening != null) registry.remove(opening);
        RemoteInput remoteInput = remoteInputs.get(number);
        if (remoteInput != null) remoteInput.lost(this, otherEnd(remoteInput.id(), in));
    }

    /// Connects a sender on this connection to its receiver.
    void meet(Opening opening, RemoteInput remoteInput) {
        int number = opening.number();
        if (openings.remove(number) == null) {
            remoteInput.lost(
                    this,
                    NetworkFaults.OTHER_END
                            .what("The sender of %s in %s has ended.", remoteInput.id(), peer)
                            .why("The sender failed, gave up waiting or lost its connection.")
                            .fix("Read the log of %s.", peer));
            return;
        }
        remoteInputs.put(number, remoteInput);
        remoteInput.begin(this, number);
    }

    void refuse(int number, MillraceException fault) {
        if (openings.remove(number) != null) sendFail(number, fault);
    }

    void remove(int number) {
        remoteInputs.remove(number);
    }

    @Override
    void lost(Throwable cause) {
        if (isOver) return;
        isOver = true;
        gone.accept(this);
        if (!isGreeted) tellStranger(cause);
        for (Opening opening : openings.values()) registry.remove(opening);
        openings.clear();
        List<RemoteInput> broken = List.copyOf(remoteInputs.values());
        if (broken.isEmpty()) return;
        MillraceException fault =
                fault(cause, broken.stream().map(RemoteInput::id).toList());
        for (RemoteInput remoteInput : broken) remoteInput.lost(this, fault);
    }

    private void tellStranger(Throwable cause) {
        if (cause instanceof MillraceException told && told.fault() == NetworkFaults.CLOSED) return;
        long soFar = wiring.strangers().count();
        if (soFar == 0) return;
        LOG.warn(
                "Refused a connection of {} to the port for records of {}: {}; {} refused so far, further"
                        + " ones are logged in an hour",
                peer,
                wiring.process(),
                reason(cause),
                soFar);
    }

    @Override
    void close() {
        run(() -> {
            if (isOver) return;
            broken(NetworkFaults.CLOSED
                    .what("The network of %s was closed, with channels from %s.", wiring.process(), peer)
                    .why("The process ends.")
                    .fix("Start the process again. The job continues with a new attempt."));
        });
    }
}
