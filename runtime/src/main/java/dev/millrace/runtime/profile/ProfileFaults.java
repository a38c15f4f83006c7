package dev.millrace.runtime.profile;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of profiles.
public final class ProfileFaults {
    public static final Fault BUSY = new Fault(5487, Category.USER, "a process is profiled already");
    public static final Fault DURATION = new Fault(5488, Category.USER, "a profile cannot take that long");
    public static final Fault NO_RECORDER = new Fault(5489, Category.OPERATIONS, "a JVM records no events");

    private ProfileFaults() {}
}
