package dev.millrace.cluster;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults between the processes of a cluster.
public final class ClusterFaults {
    public static final Fault UNREACHABLE = new Fault(5440, Category.EXTERNAL, "a process does not answer");
    public static final Fault LATE = new Fault(5441, Category.EXTERNAL, "an answer arrived too late");
    public static final Fault UNKNOWN_CALL = new Fault(5442, Category.OPERATIONS, "a process does not know a call");
    public static final Fault TOO_LARGE = new Fault(5443, Category.OPERATIONS, "a message is larger than allowed");
    public static final Fault BUSY = new Fault(5444, Category.EXTERNAL, "a process has too many open calls");
    public static final Fault OTHER_FORM =
            new Fault(5445, Category.OPERATIONS, "two processes use different versions of a message");
    public static final Fault CALL_FAILED = new Fault(5446, Category.BUG, "a call failed in the called process");
    public static final Fault MALFORMED = new Fault(5447, Category.EXTERNAL, "bytes are not a message");
    public static final Fault NOT_A_MESSAGE = new Fault(5448, Category.BUG, "a type cannot be a message");
    public static final Fault NO_PORT = new Fault(5449, Category.OPERATIONS, "a process cannot listen at a port");
    public static final Fault STALE_EPOCH = new Fault(5450, Category.EXTERNAL, "a newer coordinator leads");
    public static final Fault STALE_ATTEMPT = new Fault(5451, Category.EXTERNAL, "a newer attempt of the job runs");
    public static final Fault KEYS = new Fault(5452, Category.OPERATIONS, "keys or certificates cannot be used");
    public static final Fault JOURNAL_CORRUPT = new Fault(5455, Category.EXTERNAL, "a journal is damaged");
    public static final Fault JOURNAL_VERSION =
            new Fault(5456, Category.OPERATIONS, "a journal has a version that this release cannot read");
    public static final Fault JOURNAL_IO = new Fault(5457, Category.EXTERNAL, "a journal cannot be read or written");
    public static final Fault JOURNAL_CLOSED = new Fault(5458, Category.EXTERNAL, "a journal accepts no more records");
    public static final Fault EPOCHS_IO = new Fault(5459, Category.EXTERNAL, "epochs cannot be read or claimed");
    public static final Fault LEDGER_ENTRY = new Fault(5460, Category.OPERATIONS, "a record of the journal is unknown");
    public static final Fault LEDGER_RULE = new Fault(5461, Category.BUG, "a record contradicts earlier records");
    public static final Fault LEADERSHIP =
            new Fault(5465, Category.EXTERNAL, "a process cannot take part in the leader election");
    public static final Fault MODE = new Fault(5466, Category.OPERATIONS, "a kind of leader election is unknown");
    public static final Fault SETTING =
            new Fault(5467, Category.OPERATIONS, "a setting of the cluster is missing or wrong");
    public static final Fault ARTIFACT_MISSING = new Fault(5470, Category.EXTERNAL, "an artifact is missing");
    public static final Fault ARTIFACT_DAMAGED =
            new Fault(5471, Category.EXTERNAL, "an artifact does not have its hash");
    public static final Fault ARTIFACT_IO = new Fault(5472, Category.EXTERNAL, "an artifact cannot be read or written");
    public static final Fault CACHE_FULL = new Fault(5473, Category.OPERATIONS, "the cache of artifacts is full");
    public static final Fault MESSAGES_LOST = new Fault(5474, Category.EXTERNAL, "messages cannot be delivered");
    public static final Fault MESSAGES_FULL =
            new Fault(5475, Category.EXTERNAL, "a process does not receive its messages");
    public static final Fault MESSAGES_UNKNOWN = new Fault(5476, Category.EXTERNAL, "messages have no receiver");
    public static final Fault MESSAGES_GAP = new Fault(5477, Category.BUG, "messages are missing");
    public static final Fault MESSAGES_FAILED = new Fault(5478, Category.BUG, "messages could not be handled");
    public static final Fault MESSAGES_CLOSED = new Fault(5479, Category.EXTERNAL, "a channel of messages is closed");
    public static final Fault NOT_LEADING =
            new Fault(5480, Category.EXTERNAL, "a coordinator without leadership received a call");
    public static final Fault WORKER_LOST = new Fault(5481, Category.EXTERNAL, "a worker is lost");
    public static final Fault WORKER_UNKNOWN = new Fault(5482, Category.EXTERNAL, "a worker is not registered");
    public static final Fault COORDINATOR_LOST =
            new Fault(5483, Category.EXTERNAL, "a worker has lost its coordinator");
    public static final Fault REGISTRATION_OVER =
            new Fault(5484, Category.EXTERNAL, "a worker was lost while it registered");
    public static final Fault NAME_TAKEN = new Fault(5486, Category.OPERATIONS, "two workers have the same name");

    public static final Fault NO_ROOM = new Fault(5468, Category.OPERATIONS, "the cluster has too few slots for a job");
    public static final Fault NO_DEPLOYMENT = new Fault(5469, Category.EXTERNAL, "a deployment is missing");

    public static final Fault NO_LONGER_WANTED =
            new Fault(5339, Category.OPERATIONS, "a request for slots was withdrawn");

    private ClusterFaults() {}
}
