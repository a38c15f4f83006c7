package dev.millrace.client;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can go wrong with asking a coordinator.
final class ClientFaults {
    static final Fault NOBODY = new Fault(8100, Category.OPERATIONS, "nobody answers at an address");
    static final Fault REFUSED = new Fault(8101, Category.USER, "a coordinator has refused a request");
    static final Fault FAILED = new Fault(8102, Category.OPERATIONS, "what a coordinator was asked to do has failed");
    static final Fault UNREADABLE = new Fault(8103, Category.EXTERNAL, "an answer is not what was expected");

    private ClientFaults() {}
}
