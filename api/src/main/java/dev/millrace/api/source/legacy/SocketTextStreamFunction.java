package dev.millrace.api.source.legacy;

import dev.millrace.api.source.SocketText;
import dev.millrace.api.util.Preconditions;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Emits text from a TCP server, split at a delimiter, until the server closes the connection. The server cannot repeat
/// what it sent, so a restart of the job loses records.
public class SocketTextStreamFunction implements SourceFunction<String> {
    private static final long serialVersionUID = 1L;
    private static final int PORT_MAX = 65_535;
    private static final long PAUSE_MILLIS = 500;

    private final String hostname;
    private final int port;
    private final String delimiter;
    private final long maxNumRetries;
    private final long delayBetweenRetries;
    private final AtomicBoolean isCancelled = new AtomicBoolean();
    private transient volatile @Nullable SocketText text;

    /// @param maxNumRetries the number of reconnections, with pauses of half a second; -1 for no limit
    public SocketTextStreamFunction(String hostname, int port, String delimiter, long maxNumRetries) {
        this(hostname, port, delimiter, maxNumRetries, PAUSE_MILLIS);
    }

    /// @param maxNumRetries the number of reconnections after the server closed the connection; -1 for no limit
    /// @param delayBetweenRetries the pause in milliseconds
    public SocketTextStreamFunction(
            String hostname, int port, String delimiter, long maxNumRetries, long delayBetweenRetries) {
        Preconditions.checkArgument(port > 0 && port <= PORT_MAX, "a port is 1 to 65535, not %s", port);
        Preconditions.checkArgument(maxNumRetries >= -1, "retries are -1 or more, not %s", maxNumRetries);
        Preconditions.checkArgument(delayBetweenRetries >= 0, "a delay is 0 or more, not %s", delayBetweenRetries);
        this.hostname = Preconditions.checkNotNull(hostname, "the host must be given");
        this.port = port;
        this.delimiter = Preconditions.checkNotNull(delimiter, "the delimiter must be given");
        Preconditions.checkArgument(!delimiter.isEmpty(), "a delimiter is not empty");
        this.maxNumRetries = maxNumRetries;
        this.delayBetweenRetries = delayBetweenRetries;
    }

    @Override
    public void run(SourceContext<String> ctx) throws Exception {
        try (SocketText socket =
                new SocketText(Host.real(), hostname, port, delimiter, maxNumRetries, delayBetweenRetries)) {
            text = socket;
            // If cancel() ran before the socket was stored, cancel() did not close the socket.
            if (!isCancelled.get()) socket.read(ctx::collect);
        }
    }

    @Override
    public void cancel() {
        isCancelled.set(true);
        SocketText open = text;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException alreadyBroken) {
            // The read ends in both cases.
        }
    }
}
