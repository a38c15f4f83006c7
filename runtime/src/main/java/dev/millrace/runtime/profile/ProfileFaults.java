package dev.millrace.runtime.profile;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of profiles.
public final class ProfileFaults {
    public static final Fault BUSY = new Fault(5487, Category.USER, "a process is already being profiled");
    public static final Fault DURATION = new Fault(5488, Category.USER, "the duration of a profile is out of range");
    public static final Fault NO_RECORDER = new Fault(5489, Category.OPERATIONS, "a JVM cannot record events");

    private ProfileFaults() {}
}
