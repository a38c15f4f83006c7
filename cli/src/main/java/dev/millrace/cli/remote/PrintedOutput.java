package dev.millrace.cli.remote;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import java.io.PrintWriter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Prints in this process what the main method of a program prints at the coordinator, until this object is closed.
final class PrintedOutput implements AutoCloseable {
    private static final int ID_BYTES = 16;
    private static final long LOOK_NANOS = 100_000_000;
    /// The time limit matters because a main method may run on after its job has ended.
    private static final long END_NANOS = 10_000_000_000L;

    private final RestClient client;
    private final Host host;
    private final PrintWriter out;
    private final PrintWriter err;
    private final String id;
    private final Thread looking;
    private volatile boolean isClosed;
    /// Guarded by this.
    private JarMessages.@Nullable Output seen;

    PrintedOutput(RestClient client, Host host, PrintWriter out, PrintWriter err) {
        this.client = client;
        this.host = host;
        this.out = out;
        this.err = err;
        byte[] chance = new byte[ID_BYTES];
        host.chance().nextBytes(chance);
        this.id = HexFormat.of().formatHex(chance);
        this.looking = host.threads().startBlocking("millrace-program-output", this::look);
    }

    /// Returns the id under which the coordinator keeps the output.
    String id() {
        return id;
    }

    private void look() {
        while (!isClosed) {
            host.threads().park(LOOK_NANOS);
            if (!isClosed) show();
        }
    }

    /// Prints new output.
    ///
    /// @return whether more may follow
    synchronized boolean show() {
        JarMessages.Output before = seen;
        if (before != null && before.isOver()) return false;
        JarMessages.Output now;
        try {
            now = client.output(
                    id,
                    before == null ? 0 : before.out().next(),
                    before == null ? 0 : before.err().next());
        } catch (MillraceException gone) {
            // The program has not started, or the leader has changed, or nobody answers. Other requests of the
            // command report that.
            return false;
        }
        seen = now;
        print(now.out(), out);
        print(now.err(), err);
        return !now.isOver();
    }

    private static void print(JarMessages.OutputPart part, PrintWriter to) {
        if (part.lost() > 0)
            to.println("[" + part.lost() + " bytes of the program's output are missing here; see the coordinator's]");
        to.print(part.text());
        to.flush();
    }

    /// Waits for the end of the main method, up to a limit.
    void awaitEnd() {
        long end = host.clock().nanos() + END_NANOS;
        while (show() && host.clock().nanos() < end) host.threads().park(LOOK_NANOS);
    }

    @Override
    public void close() {
        isClosed = true;
        host.threads().unpark(looking);
    }
}
