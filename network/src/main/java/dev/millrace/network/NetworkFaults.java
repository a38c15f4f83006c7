package dev.millrace.network;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of connections between processes.
public final class NetworkFaults {
    public static final Fault LISTEN = new Fault(5400, Category.OPERATIONS, "a process cannot listen at an address");
    public static final Fault CONNECT = new Fault(5401, Category.EXTERNAL, "a process cannot be reached");
    public static final Fault LOST = new Fault(5402, Category.EXTERNAL, "a connection was lost");
    public static final Fault OLD_ATTEMPT = new Fault(5403, Category.EXTERNAL, "a channel belongs to an older attempt");
    public static final Fault TWICE = new Fault(5404, Category.BUG, "a channel exists twice");
    public static final Fault NOBODY = new Fault(5405, Category.EXTERNAL, "a channel has no receiver");
    public static final Fault OTHER_END = new Fault(5406, Category.EXTERNAL, "the other end of a channel failed");
    public static final Fault SECURITY = new Fault(5407, Category.OPERATIONS, "two processes do not trust each other");
    public static final Fault KEYS = new Fault(5408, Category.OPERATIONS, "keys or certificates cannot be used");
    public static final Fault SETTING = new Fault(5409, Category.OPERATIONS, "a network setting is out of range");
    public static final Fault VERSION =
            new Fault(5410, Category.OPERATIONS, "two processes use different protocol versions");
    public static final Fault CLOSED = new Fault(5411, Category.EXTERNAL, "the network of a process was closed");

    private NetworkFaults() {}
}
