package dev.millrace.cli.gateway;

import dev.millrace.base.host.Host;
import dev.millrace.server.ServerFaults;
import dev.millrace.sql.parser.Keywords;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Holds a SQL session and its newest operations, which run one after the other. Thread-safe.
final class GatewaySession implements AutoCloseable {
    private static final int OPERATIONS_MAX = 20;

    private final Host host;
    private final String id;
    private final SqlSession session;
    /// Held while a statement runs, because a session executes one statement at a time.
    private final ReentrantLock busy = new ReentrantLock(true);

    private final Deque<GatewayOperation> operations = new ArrayDeque<>();
    private volatile long touchedNanos;

    GatewaySession(Host host, String id, Map<String, String> options) {
        this.host = host;
        this.id = id;
        this.session = new SqlSession(SessionSettings.of(options));
        touch();
    }

    void touch() {
        touchedNanos = host.clock().nanos();
    }

    boolean isIdle(long nanos) {
        return host.clock().nanos() - touchedNanos > nanos;
    }

    /// Starts a script.
    GatewayOperation execute(String handle, String script) {
        GatewayOperation operation = new GatewayOperation(host, handle, "/sessions/" + id + "/operations/" + handle);
        synchronized (this) {
            operations.addLast(operation);
            if (operations.size() > OPERATIONS_MAX) forget(operations.getFirst());
        }
        host.threads().startBlocking("millrace-sql-" + handle, () -> {
            busy.lock();
            try {
                operation.run(session, script);
            } finally {
                busy.unlock();
            }
        });
        return operation;
    }

    synchronized GatewayOperation operation(String handle) {
        for (GatewayOperation each : operations) if (each.id().equals(handle)) return each;
        throw ServerFaults.NO_SQL_SESSION
                .what("The operation %s does not exist.", handle)
                .why("It was closed, or the session has executed %d statements since.", OPERATIONS_MAX)
                .fix("Execute the statement again.");
    }

    void cancel(GatewayOperation operation) {
        boolean isRunning = !operation.isOver();
        operation.cancel();
        if (isRunning) session.cancel();
    }

    synchronized void forget(GatewayOperation operation) {
        cancel(operation);
        operations.remove(operation);
    }

    /// Returns words that fit before the cursor. While a statement runs, only words of the language are known.
    List<String> complete(String statement, int position) {
        if (!busy.tryLock()) return WordCompletion.of(statement, position, Keywords.all());
        try {
            return WordCompletion.of(statement, position, session.knownNames(), Keywords.all());
        } finally {
            busy.unlock();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            operations.forEach(GatewayOperation::cancel);
            operations.clear();
        }
        session.close();
    }
}
