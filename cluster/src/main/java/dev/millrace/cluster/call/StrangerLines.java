package dev.millrace.cluster.call;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Seldom;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// gRPC tells of each connection that brings what is no call, with a stack trace: whoever reaches the port could fill
/// the disk. Of these lines the first passes, and then one an hour.
final class StrangerLines implements Filter {
    /// Held, so that it keeps its filter.
    private static final Logger CONNECTIONS =
            Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerTransport.connections");

    private final Seldom seldom;

    private StrangerLines(Seldom seldom) {
        this.seldom = seldom;
    }

    /// From now on, for all ports of this process.
    static void hush(Clock clock) {
        synchronized (CONNECTIONS) {
            if (CONNECTIONS.getFilter() != null) return;
            // gRPC tells of them as of no importance, and where only warnings are told nothing would be.
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
        line.setMessage("somebody has connected to a port for calls and was refused: " + thrown.getMessage() + "; "
                + soFar + " so far, more is told in an hour");
        return true;
    }
}
