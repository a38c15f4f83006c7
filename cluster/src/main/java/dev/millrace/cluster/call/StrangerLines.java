package dev.millrace.cluster.call;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Seldom;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Limits the log lines about connections that do not speak the protocol to the first one and then one an hour. gRPC
/// logs each such connection with a stack trace, so anyone who reaches the port could fill the disk.
final class StrangerLines implements Filter {
    /// A strong reference, so that the logger keeps its filter.
    private static final Logger CONNECTIONS =
            Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerTransport.connections");

    private final Seldom seldom;

    private StrangerLines(Seldom seldom) {
        this.seldom = seldom;
    }

    /// Installs the filter for all ports of this process.
    static void hush(Clock clock) {
        synchronized (CONNECTIONS) {
            if (CONNECTIONS.getFilter() != null) return;
            // gRPC logs these lines at a low level. Without this, loggers that pass only warnings would
            // log none.
            CONNECTIONS.setLevel(Level.INFO);
            CONNECTIONS.setFilter(new StrangerLines(new Seldom(clock)));
        }
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        Throwable thrown = line.getThrown();
        if (thrown == null) return true;
        long soFar = seldom.count();
        if (soFar == 0) return false;
        line.setLevel(Level.WARNING);
        line.setThrown(null);
        line.setMessage("Refused a connection to a port for calls: " + thrown.getMessage() + "; " + soFar
                + " refused so far, further ones are logged in an hour");
        return true;
    }
}
