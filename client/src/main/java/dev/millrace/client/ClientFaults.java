package dev.millrace.client;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of requests to a coordinator.
public final class ClientFaults {
    static final Fault NOBODY = new Fault(8100, Category.OPERATIONS, "no coordinator answers at an address");
    static final Fault REFUSED = new Fault(8101, Category.USER, "a coordinator has refused a request");
    static final Fault FAILED = new Fault(8102, Category.OPERATIONS, "a request to a coordinator failed");
    static final Fault UNREADABLE = new Fault(8103, Category.EXTERNAL, "a coordinator sent an unexpected answer");
    /// Keys of TLS, of a client or a server.
    public static final Fault KEYS = new Fault(8160, Category.OPERATIONS, "keys of the HTTP interface cannot be used");

    static final Fault CREDENTIALS = new Fault(8161, Category.USER, "the password or token of a user is missing");

    static final Fault JOB_FAILED = new Fault(8121, Category.USER, "a job of another process failed");
    static final Fault CANCELLED = new Fault(8122, Category.USER, "a job of another process was cancelled");
    static final Fault NO_HEARTBEAT = new Fault(8123, Category.USER, "a job cannot end with its client");
    static final Fault UNKNOWN_OBJECT = new Fault(8124, Category.USER, "an object from another process cannot be read");

    private ClientFaults() {}
}
