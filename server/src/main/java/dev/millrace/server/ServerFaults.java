package dev.millrace.server;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of requests to a server.
public final class ServerFaults {
    public static final Fault NO_JOB = new Fault(8110, Category.USER, "a job does not exist");
    public static final Fault NO_MAIN = new Fault(8111, Category.USER, "a program cannot be started");
    public static final Fault NO_JAR = new Fault(8112, Category.USER, "a jar does not exist");
    public static final Fault NO_JOBS = new Fault(8113, Category.USER, "a program ended without starting a job");
    public static final Fault PROGRAM = new Fault(8114, Category.USER, "a program failed");
    public static final Fault OVER = new Fault(8115, Category.OPERATIONS, "a job has ended");
    public static final Fault NO_PORT = new Fault(8117, Category.OPERATIONS, "a process cannot listen at a port");
    public static final Fault CANCELLED = new Fault(8132, Category.OPERATIONS, "a program was cancelled");
    public static final Fault PROGRAM_OVER = new Fault(8133, Category.OPERATIONS, "a program has ended");
    public static final Fault NO_PROGRAM = new Fault(8134, Category.USER, "a program does not exist");
    public static final Fault USERS = new Fault(8162, Category.OPERATIONS, "a file of users cannot be used");
    public static final Fault MEMORY = new Fault(8164, Category.OPERATIONS, "memory cannot be divided");
    public static final Fault SECURITY_KEY = new Fault(8165, Category.USER, "a setting of security is misspelt");
    public static final Fault HISTORY = new Fault(8170, Category.USER, "a setting of the history server is wrong");
    public static final Fault ARCHIVE = new Fault(8171, Category.OPERATIONS, "an archive of a job cannot be read");

    public static final Fault NOT_BEGUN = new Fault(8130, Category.USER, "a submitted job cannot be started");
    public static final Fault NOT_CARRIED =
            new Fault(8131, Category.USER, "an object of a job cannot be sent to another process");

    public static final Fault OFF = new Fault(8172, Category.OPERATIONS, "an endpoint is turned off");

    public static final Fault NO_SQL_SESSION = new Fault(8173, Category.USER, "a SQL session or statement is unknown");
    public static final Fault SQL_SESSIONS = new Fault(8174, Category.OPERATIONS, "there are too many SQL sessions");
    public static final Fault SQL_RESULT = new Fault(8175, Category.USER, "a part of a SQL result is gone");

    private ServerFaults() {}
}
